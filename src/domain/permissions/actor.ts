/** What a post lets its holder do. */
export const roles = [
  "staff",
  "head",
  "mayor",
  "viceMayor",
  "office",
  "hr",
  "auditor",
  "administrator",
  "viewer",
  "operator",
] as const;
export type Role = (typeof roles)[number];

/** `unitId` null: of no unit (the mayor, an auditor). */
export type Post = { role: Role; unitId: string | null };

/** Who acts: a signed-in person of one municipality. The tenant comes from the session, never from a request. */
export type Actor = {
  tenantId: string;
  personId: string;
  name: string;
  /** Those of today, the main one first. Only permissions.ts looks into them; others ask its sentences. */
  posts: readonly Post[];
};

export const roleNames = {
  staff: "担当",
  head: "所属長",
  mayor: "首長",
  viceMayor: "副首長",
  office: "事務局",
  hr: "人事",
  auditor: "監査",
  administrator: "管理者",
  viewer: "閲覧",
  operator: "運用者",
} as const satisfies Record<Role, string>;
