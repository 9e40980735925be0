import type { Permission } from "../domain/permissions/permissions.ts";

/** Who may call a route. A permission name asks domain/permissions; single sheets are asked again by their handler. */
export type Access = "public" | "signed-in" | Permission;

type Route = { method: "GET" | "POST"; pattern: `/${string}`; access: Access };

/** Every URL of the program. The app refuses to start with a route that has no handler, or the other way round. */
export const routes = {
  health: { method: "GET", pattern: "/healthz", access: "public" },
  icon: { method: "GET", pattern: "/icon.svg", access: "public" },
  asset: { method: "GET", pattern: "/assets/:file", access: "public" },

  setUp: { method: "GET", pattern: "/set-up", access: "public" },
  setUpCity: { method: "POST", pattern: "/set-up", access: "public" },
  signIn: { method: "GET", pattern: "/sign-in", access: "public" },
  signInWithPassword: { method: "POST", pattern: "/sign-in", access: "public" },
  enterDemo: { method: "POST", pattern: "/sign-in/demo", access: "public" },
  beginAtProvider: { method: "GET", pattern: "/sign-in/provider", access: "public" },
  returnFromProvider: { method: "GET", pattern: "/sign-in/provider/callback", access: "public" },
  secondStep: { method: "GET", pattern: "/sign-in/code", access: "public" },
  finishSecondStep: { method: "POST", pattern: "/sign-in/code", access: "public" },
  supportEntry: { method: "GET", pattern: "/sign-in/support", access: "public" },
  enterForSupport: { method: "POST", pattern: "/sign-in/support", access: "public" },
  signOut: { method: "POST", pattern: "/sign-out", access: "public" },

  calendar: { method: "GET", pattern: "/calendar/:file{[\\w.-]+\\.ics}", access: "public" },

  account: { method: "GET", pattern: "/account", access: "signed-in" },
  secondFactor: { method: "GET", pattern: "/account/second-factor", access: "signed-in" },
  changeSecondFactor: { method: "POST", pattern: "/account/second-factor", access: "signed-in" },
  beginPasskey: { method: "POST", pattern: "/account/passkeys", access: "signed-in" },
  newPasskey: { method: "GET", pattern: "/account/passkeys/new", access: "signed-in" },
  addPasskey: { method: "POST", pattern: "/account/passkeys/new", access: "signed-in" },
  removePasskey: { method: "POST", pattern: "/account/passkeys/:passkeyId/remove", access: "signed-in" },
  endOwnSessions: { method: "POST", pattern: "/account/sessions", access: "signed-in" },
  noticeChoice: { method: "GET", pattern: "/account/notices", access: "signed-in" },
  saveNoticeChoice: { method: "POST", pattern: "/account/notices", access: "signed-in" },
  changeFeed: { method: "POST", pattern: "/account/calendar", access: "signed-in" },
  changePassword: { method: "POST", pattern: "/account", access: "signed-in" },

  home: { method: "GET", pattern: "/", access: "signed-in" },
  todo: { method: "GET", pattern: "/to-do", access: "signed-in" },
  reminders: { method: "GET", pattern: "/to-do/reminders", access: "run-cycle" },
  sendReminders: { method: "POST", pattern: "/to-do/reminders", access: "run-cycle" },
  year: { method: "GET", pattern: "/years/:year", access: "signed-in" },
  progress: { method: "GET", pattern: "/years/:year/progress", access: "signed-in" },
  exportYear: { method: "GET", pattern: "/years/:year/:file{export\\.(xlsx|pdf|csv|json)}", access: "export" },
  consultations: { method: "GET", pattern: "/years/:year/consultations", access: "signed-in" },
  actOnSheets: { method: "POST", pattern: "/years/:year/progress", access: "run-cycle" },
  beginSheet: { method: "POST", pattern: "/years/:year/sheets", access: "signed-in" },
  goalTree: { method: "GET", pattern: "/years/:year/tree", access: "signed-in" },
  sharedGoals: { method: "GET", pattern: "/years/:year/shared-goals", access: "signed-in" },
  makeSharedGoal: { method: "POST", pattern: "/years/:year/shared-goals", access: "signed-in" },
  continueSharedGoals: { method: "POST", pattern: "/years/:year/shared-goals/continue", access: "signed-in" },
  sharedGoal: { method: "GET", pattern: "/shared-goals/:sharedGoalId", access: "signed-in" },
  exportSharedGoal: {
    method: "GET",
    pattern: "/shared-goals/:sharedGoalId/:file{report\\.(xlsx|csv)}",
    access: "export",
  },
  editSharedGoal: { method: "GET", pattern: "/shared-goals/:sharedGoalId/edit", access: "signed-in" },
  saveSharedGoal: { method: "POST", pattern: "/shared-goals/:sharedGoalId/edit", access: "signed-in" },
  sharedGoalUnits: { method: "GET", pattern: "/shared-goals/:sharedGoalId/units", access: "signed-in" },
  placeSharedGoal: { method: "POST", pattern: "/shared-goals/:sharedGoalId/units", access: "signed-in" },
  withdrawSharedGoal: { method: "POST", pattern: "/shared-goals/:sharedGoalId/withdraw", access: "signed-in" },
  spreadSharedGoal: { method: "POST", pattern: "/shared-goals/:sharedGoalId/spread", access: "signed-in" },
  removeSharedGoal: { method: "POST", pattern: "/shared-goals/:sharedGoalId/remove", access: "signed-in" },

  settings: { method: "GET", pattern: "/settings", access: "set-up" },
  openYear: { method: "POST", pattern: "/settings/years", access: "set-up" },
  yearSettings: { method: "GET", pattern: "/settings/years/:year", access: "set-up" },
  chooseYearForm: { method: "POST", pattern: "/settings/years/:year", access: "set-up" },
  yearCycle: { method: "GET", pattern: "/settings/years/:year/cycle", access: "set-up" },
  saveCycle: { method: "POST", pattern: "/settings/years/:year/cycle", access: "set-up" },
  addUnit: { method: "POST", pattern: "/settings/years/:year/units", access: "set-up" },
  removeUnit: { method: "POST", pattern: "/settings/years/:year/units/:unitId/remove", access: "set-up" },
  beginSheetsOfYear: { method: "POST", pattern: "/settings/years/:year/sheets", access: "run-cycle" },
  organisation: { method: "GET", pattern: "/settings/organisation", access: "people" },
  undoReorganisation: { method: "POST", pattern: "/settings/organisation/acts/:actId/undo", access: "people" },
  reorganisation: {
    method: "GET",
    pattern: "/settings/organisation/:year/:kind{(rename|move|merge|split|abolish)}",
    access: "people",
  },
  previewReorganisation: {
    method: "GET",
    pattern: "/settings/organisation/:year/:kind{(rename|move|merge|split|abolish)}/preview",
    access: "people",
  },
  acceptReorganisation: {
    method: "POST",
    pattern: "/settings/organisation/:year/:kind{(rename|move|merge|split|abolish)}",
    access: "people",
  },
  roster: { method: "GET", pattern: "/settings/organisation/roster", access: "people" },
  exportRoster: {
    method: "GET",
    pattern: "/settings/organisation/roster/:file{roster\\.(xlsx|csv)}",
    access: "people",
  },
  previewRoster: { method: "POST", pattern: "/settings/organisation/roster/preview", access: "people" },
  acceptRoster: { method: "POST", pattern: "/settings/organisation/roster", access: "people" },
  forms: { method: "GET", pattern: "/settings/forms", access: "set-up" },
  addForm: { method: "POST", pattern: "/settings/forms", access: "set-up" },
  takeOverForm: { method: "POST", pattern: "/settings/forms/take-over", access: "set-up" },
  form: { method: "GET", pattern: "/settings/forms/:formKey/:version", access: "set-up" },
  formDefinition: {
    method: "GET",
    pattern: "/settings/forms/:formKey/:version/:file{definition\\.json}",
    access: "set-up",
  },
  signInSettings: { method: "GET", pattern: "/settings/sign-in", access: "sign-in-settings" },
  requireSecondFactor: { method: "POST", pattern: "/settings/sign-in/second-factor", access: "sign-in-settings" },
  saveSiteAddress: { method: "POST", pattern: "/settings/sign-in/site-address", access: "sign-in-settings" },
  saveProvider: { method: "POST", pattern: "/settings/sign-in/provider", access: "sign-in-settings" },
  removeProvider: { method: "POST", pattern: "/settings/sign-in/provider/remove", access: "sign-in-settings" },
  saveDirectory: { method: "POST", pattern: "/settings/sign-in/directory", access: "sign-in-settings" },
  checkDirectory: { method: "POST", pattern: "/settings/sign-in/directory/check", access: "sign-in-settings" },
  removeDirectory: { method: "POST", pattern: "/settings/sign-in/directory/remove", access: "sign-in-settings" },
  support: { method: "GET", pattern: "/settings/support", access: "support" },
  grantSupport: { method: "POST", pattern: "/settings/support", access: "support" },
  revokeSupport: { method: "POST", pattern: "/settings/support/:grantId/revoke", access: "support" },
  retention: { method: "GET", pattern: "/settings/retention", access: "retention" },
  savePeriods: { method: "POST", pattern: "/settings/retention", access: "retention" },
  retentionGroup: {
    method: "GET",
    pattern: "/settings/retention/:kind{(sheets|notes|imports)}/:year",
    access: "retention",
  },
  decideRetention: {
    method: "POST",
    pattern: "/settings/retention/:kind{(sheets|notes|imports)}/:year",
    access: "retention",
  },
  exportDisposals: {
    method: "GET",
    pattern: "/settings/retention/:kind{(sheets|notes|imports)}/:year/:file{record\\.csv}",
    access: "retention",
  },
  people: { method: "GET", pattern: "/people", access: "people" },
  addPerson: { method: "POST", pattern: "/people", access: "people" },
  person: { method: "GET", pattern: "/people/:personId", access: "people" },
  savePerson: { method: "POST", pattern: "/people/:personId", access: "people" },
  addPost: { method: "POST", pattern: "/people/:personId/posts", access: "people" },
  changePost: { method: "POST", pattern: "/people/:personId/posts/:postId", access: "people" },
  resetSecondFactor: { method: "POST", pattern: "/people/:personId/second-factor", access: "people" },
  endPersonSessions: { method: "POST", pattern: "/people/:personId/sessions", access: "people" },
  mailSettings: { method: "GET", pattern: "/settings/mail", access: "set-up" },
  saveMail: { method: "POST", pattern: "/settings/mail", access: "set-up" },
  removeMail: { method: "POST", pattern: "/settings/mail/remove", access: "set-up" },
  testMail: { method: "POST", pattern: "/settings/mail/test", access: "set-up" },
  retryMails: { method: "POST", pattern: "/settings/mail/retry", access: "set-up" },
  saveNotices: { method: "POST", pattern: "/settings/mail/notices", access: "set-up" },

  notifications: { method: "GET", pattern: "/notifications", access: "signed-in" },
  readNotifications: { method: "POST", pattern: "/notifications", access: "signed-in" },
  openNotification: { method: "POST", pattern: "/notifications/:notificationId", access: "signed-in" },
  mentions: { method: "GET", pattern: "/mentions", access: "signed-in" },
  audit: { method: "GET", pattern: "/audit", access: "audit" },
  askForAudit: { method: "POST", pattern: "/audit", access: "audit" },
  checkpoints: { method: "GET", pattern: "/audit/:file{checkpoints\\.jsonl}", access: "audit" },
  checkpointKey: { method: "GET", pattern: "/audit/:file{public-key\\.pem}", access: "audit" },
  recentHistory: { method: "GET", pattern: "/history", access: "signed-in" },

  imports: { method: "GET", pattern: "/imports", access: "import" },
  startImport: { method: "POST", pattern: "/imports", access: "import" },
  import: { method: "GET", pattern: "/imports/:importId", access: "return-sheets" },
  importProgress: { method: "GET", pattern: "/imports/:importId/progress", access: "return-sheets" },
  cancelImport: { method: "POST", pattern: "/imports/:importId/cancel", access: "return-sheets" },
  confirmImport: { method: "POST", pattern: "/imports/:importId/confirm", access: "return-sheets" },
  importProblems: { method: "GET", pattern: "/imports/:importId/problems", access: "return-sheets" },
  exportProblems: {
    method: "GET",
    pattern: "/imports/:importId/:file{problems\\.(xlsx|csv)}",
    access: "return-sheets",
  },
  importFile: { method: "GET", pattern: "/imports/:importId/files/:fileId", access: "return-sheets" },
  changeImportFile: { method: "POST", pattern: "/imports/:importId/files/:fileId", access: "return-sheets" },

  sheet: { method: "GET", pattern: "/sheets/:sheetId", access: "signed-in" },
  exportSheet: {
    method: "GET",
    pattern: "/sheets/:sheetId/:file{export\\.(xlsx|pdf|csv|json)}",
    access: "export",
  },
  returnSheet: { method: "GET", pattern: "/sheets/:sheetId/return", access: "return-sheets" },
  acceptReturn: { method: "POST", pattern: "/sheets/:sheetId/return", access: "return-sheets" },
  editSheet: { method: "GET", pattern: "/sheets/:sheetId/edit", access: "signed-in" },
  sheetContent: { method: "GET", pattern: "/sheets/:sheetId/content", access: "signed-in" },
  sheetEvents: { method: "GET", pattern: "/sheets/:sheetId/events", access: "signed-in" },
  holdCell: { method: "POST", pattern: "/sheets/:sheetId/presence", access: "signed-in" },
  beside: { method: "GET", pattern: "/sheets/:sheetId/beside", access: "signed-in" },
  changeSheet: { method: "POST", pattern: "/sheets/:sheetId/changes", access: "signed-in" },
  carryOver: { method: "GET", pattern: "/sheets/:sheetId/carry-over", access: "signed-in" },
  previewCarryOver: { method: "GET", pattern: "/sheets/:sheetId/carry-over/preview", access: "signed-in" },
  acceptCarryOver: { method: "POST", pattern: "/sheets/:sheetId/carry-over", access: "signed-in" },
  goalYears: { method: "GET", pattern: "/goals/:goalId/years", access: "signed-in" },
  sheetHistory: { method: "GET", pattern: "/sheets/:sheetId/history", access: "signed-in" },
  sheetAct: { method: "GET", pattern: "/sheets/:sheetId/acts/:act", access: "signed-in" },
  actOnSheet: { method: "POST", pattern: "/sheets/:sheetId/acts/:act", access: "signed-in" },
  comments: { method: "GET", pattern: "/sheets/:sheetId/comments", access: "signed-in" },
  addComment: { method: "POST", pattern: "/sheets/:sheetId/comments", access: "signed-in" },
  settleThread: { method: "POST", pattern: "/sheets/:sheetId/comments/:threadId", access: "signed-in" },
  deployment: { method: "GET", pattern: "/sheets/:sheetId/deploy", access: "signed-in" },
  deployList: { method: "POST", pattern: "/sheets/:sheetId/deploy", access: "signed-in" },
  catchUpSheet: { method: "POST", pattern: "/sheets/:sheetId/shared-goals", access: "signed-in" },
  servedGoals: { method: "GET", pattern: "/sheets/:sheetId/served-goals", access: "signed-in" },
  saveServedGoals: { method: "POST", pattern: "/sheets/:sheetId/served-goals", access: "signed-in" },
  notes: { method: "GET", pattern: "/sheets/:sheetId/notes", access: "signed-in" },
  addNote: { method: "POST", pattern: "/sheets/:sheetId/notes", access: "signed-in" },
  note: { method: "GET", pattern: "/sheets/:sheetId/notes/:noteId", access: "signed-in" },
  changeNote: { method: "POST", pattern: "/sheets/:sheetId/notes/:noteId", access: "signed-in" },
  removeNote: { method: "POST", pattern: "/sheets/:sheetId/notes/:noteId/remove", access: "signed-in" },
  evidence: { method: "GET", pattern: "/sheets/:sheetId/notes/:noteId/files/:evidenceId", access: "signed-in" },
  editHeader: { method: "GET", pattern: "/sheets/:sheetId/header/edit", access: "signed-in" },
  saveHeader: { method: "POST", pattern: "/sheets/:sheetId/header/edit", access: "signed-in" },
  addGoal: { method: "POST", pattern: "/sheets/:sheetId/goals", access: "signed-in" },
  editGoal: { method: "GET", pattern: "/sheets/:sheetId/goals/:goalId/edit", access: "signed-in" },
  saveGoal: { method: "POST", pattern: "/sheets/:sheetId/goals/:goalId/edit", access: "signed-in" },
  moveGoal: { method: "POST", pattern: "/sheets/:sheetId/goals/:goalId/move", access: "signed-in" },
  removeGoal: { method: "POST", pattern: "/sheets/:sheetId/goals/:goalId/remove", access: "signed-in" },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

type NamesIn<Pattern extends string> = Pattern extends `${infer Part}/${infer Rest}`
  ? NamesIn<Part> | NamesIn<Rest>
  : Pattern extends `:${infer Name}{${string}`
    ? Name
    : Pattern extends `:${infer Name}`
      ? Name
      : never;

type Params<Name extends RouteName> = { [P in NamesIn<(typeof routes)[Name]["pattern"]>]: string | number };

type Arguments<Name extends RouteName> = keyof Params<Name> extends never
  ? [params?: Record<string, never>, query?: Query]
  : [params: Params<Name>, query?: Query];

type Query = Record<string, string | number | null | undefined>;

/** The address of a route: `url("sheet", { sheetId }, { at })`. Empty query values are left out. */
export function url<Name extends RouteName>(name: Name, ...[params, query]: Arguments<Name>): string {
  const given: Record<string, string | number> = params ?? {};
  const path = routes[name].pattern.replace(/:(\w+)(\{[^}]*\})?/g, (_, key: string) =>
    encodeURIComponent(String(given[key])),
  );
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== "") search.set(key, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}
