/** Who acts: a signed-in person of one municipality. The tenant comes from the session, never from a request. */
export type Role = "office" | "head" | "staff" | "viewer";

export type Actor = {
  tenantId: string;
  personId: string;
  name: string;
  role: Role;
  /** The unit the person belongs to; null for people of no unit (the mayor's office, an auditor). */
  unitId: string | null;
};

export const roleNames = {
  office: "事務局",
  head: "所属長",
  staff: "担当",
  viewer: "閲覧",
} as const satisfies Record<Role, string>;
