import type { SheetActName } from "../../src/domain/cycle/cycle-state.ts";
import type { RouteName } from "../../src/web/routes.ts";
import type { Persona } from "../support/walk-city.ts";

/**
 * Who may do what with the sheet of 港湾部 港湾課 and with the city around it: written down here from what the city was
 * promised, and on purpose not taken from permissions.ts. A route without a line doesn't compile.
 */
export type SheetState =
  | "writing"
  | "submitted"
  | "approved"
  | "sentBack"
  | "later"
  | "amended"
  | "confirmed"
  | "closed";

export type Expected = {
  /** Everybody else in the city is refused, and nothing is written. */
  who: readonly Persona[];
  /** In which states of the sheet it has an effect for them; in the others nothing is written for anyone. */
  when?: readonly SheetState[];
  /** About oneself: who has no such thing of their own is answered somehow, but nothing is written. */
  ownOnly?: true;
  /** The walk's city has none of it, or its form is not filled in: whoever may ask for it learns so. */
  nothingThere?: true;
};

const readers: Persona[] = [
  "ownStaff",
  "ownHead",
  "aboveHead",
  "otherStaff",
  "otherHead",
  "mayor",
  "viceMayor",
  "office",
  "hr",
  "auditor",
  "administrator",
  "viewer",
  "operator",
];
/** The operator changes nothing, not even of their own, and takes nothing away. */
const cityPeople = readers.filter((one) => one !== "operator");
const writers: Persona[] = ["ownStaff", "ownHead", "aboveHead", "office"];
const superiors: Persona[] = ["ownHead", "aboveHead", "office"];
const office: Persona[] = ["office"];
const administrator: Persona[] = ["administrator"];
const setUp: Persona[] = ["office", "administrator"];
const managers: Persona[] = ["office", "hr", "administrator"];
const watchers: Persona[] = ["office", "auditor", "administrator"];
const inTheYear: Persona[] = [
  "ownStaff",
  "ownHead",
  "aboveHead",
  "otherStaff",
  "otherHead",
  "mayor",
  "viceMayor",
  "office",
];

const everyReader: Expected = { who: readers };
const everyPerson: Expected = { who: cityPeople };
const own: Expected = { who: [], ownOnly: true };
/** Goals and their plan are open before they are handed in, after they came back, and while they are amended. */
const planWriting: Expected = { who: writers, when: ["writing", "sentBack", "amended"] };

export const whoMay: Record<RouteName, Expected | "public"> = {
  health: "public",
  icon: "public",
  asset: "public",
  setUp: "public",
  setUpCity: "public",
  signIn: "public",
  signInWithPassword: "public",
  enterDemo: "public",
  beginAtProvider: "public",
  returnFromProvider: "public",
  secondStep: "public",
  finishSecondStep: "public",
  supportEntry: "public",
  enterForSupport: "public",
  signOut: "public",
  calendar: "public",

  account: everyReader,
  changePassword: own,
  changeFeed: own,
  secondFactor: everyReader,
  changeSecondFactor: own,
  beginPasskey: own,
  newPasskey: everyReader,
  addPasskey: own,
  removePasskey: own,
  endOwnSessions: own,
  noticeChoice: everyReader,
  saveNoticeChoice: everyPerson,
  notifications: everyReader,
  readNotifications: everyPerson,
  openNotification: { who: ["ownStaff"] },
  mentions: everyReader,

  home: everyReader,
  todo: everyReader,
  year: everyReader,
  goalTree: everyReader,
  progress: { who: ["ownHead", "aboveHead", "otherHead", "mayor", "viceMayor", "office", "auditor"] },
  consultations: everyReader,
  exportYear: everyPerson,
  reminders: { who: office },
  sendReminders: { who: office },
  beginSheet: { who: writers },
  actOnSheets: { who: office, nothingThere: true },
  sharedGoals: everyReader,
  sharedGoal: everyReader,
  exportSharedGoal: everyPerson,
  makeSharedGoal: { who: office },
  // The head of the department carries on what is the department's.
  continueSharedGoals: { who: [...office, "aboveHead"] },
  editSharedGoal: { who: office },
  saveSharedGoal: { who: office },
  sharedGoalUnits: { who: office },
  placeSharedGoal: { who: office },
  withdrawSharedGoal: { who: office, nothingThere: true },
  spreadSharedGoal: { who: office },
  removeSharedGoal: { who: office },

  settings: { who: setUp },
  openYear: { who: setUp },
  yearSettings: { who: setUp },
  chooseYearForm: { who: setUp },
  yearCycle: { who: setUp },
  saveCycle: { who: setUp },
  addUnit: { who: setUp },
  removeUnit: { who: setUp },
  beginSheetsOfYear: { who: office },
  organisation: { who: managers },
  roster: { who: managers },
  exportRoster: { who: managers },
  previewRoster: { who: managers, nothingThere: true },
  acceptRoster: { who: managers, nothingThere: true },
  reorganisation: { who: managers },
  previewReorganisation: { who: managers },
  acceptReorganisation: { who: managers, nothingThere: true },
  undoReorganisation: { who: managers },
  forms: { who: setUp },
  addForm: { who: setUp },
  takeOverForm: { who: setUp },
  form: { who: setUp },
  formDefinition: { who: setUp },
  mailSettings: { who: setUp },
  saveMail: { who: setUp },
  removeMail: { who: setUp },
  testMail: { who: setUp },
  retryMails: { who: setUp, nothingThere: true },
  saveNotices: { who: setUp },
  signInSettings: { who: administrator },
  requireSecondFactor: { who: administrator },
  saveSiteAddress: { who: administrator },
  saveProvider: { who: administrator },
  removeProvider: { who: administrator },
  saveDirectory: { who: administrator },
  checkDirectory: { who: administrator, nothingThere: true },
  removeDirectory: { who: administrator },
  support: { who: administrator },
  grantSupport: { who: administrator },
  revokeSupport: { who: administrator },

  retention: { who: setUp },
  savePeriods: { who: setUp, nothingThere: true },
  retentionGroup: { who: setUp },
  decideRetention: { who: setUp, nothingThere: true },
  exportDisposals: { who: setUp },

  // The account in question is an administrator's: others see that it is there, and leave it alone.
  people: { who: managers },
  addPerson: { who: managers },
  person: { who: managers },
  savePerson: { who: administrator },
  addPost: { who: administrator },
  changePost: { who: administrator },
  resetSecondFactor: { who: administrator },
  endPersonSessions: { who: administrator },

  audit: { who: watchers },
  askForAudit: { who: watchers },
  checkpoints: { who: watchers },
  checkpointKey: { who: watchers },
  recentHistory: everyReader,

  // The import in question is the office's.
  imports: { who: office },
  startImport: { who: office },
  import: { who: office },
  importProgress: { who: office },
  cancelImport: { who: office },
  confirmImport: { who: office },
  importProblems: { who: office },
  exportProblems: { who: office },
  importFile: { who: office },
  changeImportFile: { who: office },

  sheet: everyReader,
  sheetContent: everyReader,
  sheetEvents: everyReader,
  exportSheet: everyPerson,
  goalYears: everyReader,
  sheetHistory: { who: [...writers, "mayor", "viceMayor", "auditor"] },
  comments: { who: [...inTheYear, "auditor"] },
  addComment: { who: inTheYear },
  settleThread: { who: writers },
  notes: { who: [...writers, "auditor"] },
  note: { who: writers },
  evidence: { who: [...writers, "auditor"] },
  addNote: { who: writers },
  changeNote: { who: writers },
  removeNote: { who: writers },
  returnSheet: { who: writers },
  acceptReturn: { who: writers },
  editSheet: { who: writers },
  beside: { who: writers },
  holdCell: { who: writers },
  editHeader: { who: writers },
  editGoal: { who: writers },
  changeSheet: planWriting,
  saveHeader: planWriting,
  addGoal: planWriting,
  saveGoal: planWriting,
  moveGoal: { who: writers },
  removeGoal: planWriting,
  carryOver: { who: superiors },
  previewCarryOver: { who: superiors },
  acceptCarryOver: { who: superiors },
  catchUpSheet: { who: writers },
  deployment: { who: writers },
  deployList: { who: writers, nothingThere: true },
  servedGoals: { who: writers },
  saveServedGoals: { who: writers },
  // Of the acts the walk asks for the extension; the table below has them all.
  sheetAct: { who: office },
  actOnSheet: { who: office },
};

/** `by`: whose act it is; `when`: when it has an effect, for those of them named, or for all. */
export const whoActs: Record<
  SheetActName,
  { by: readonly Persona[]; when: Partial<Record<SheetState, readonly Persona[]>> }
> = {
  submit: { by: writers, when: { writing: writers, sentBack: writers, amended: writers } },
  withdraw: { by: writers, when: { submitted: writers } },
  sendBack: { by: superiors, when: { submitted: superiors, approved: ["office"] } },
  approve: { by: superiors, when: { submitted: superiors } },
  confirm: { by: office, when: { approved: office } },
  amend: { by: writers, when: { later: writers, confirmed: writers } },
  extend: { by: office, when: { writing: office, sentBack: office, later: office } },
  close: { by: office, when: { confirmed: office } },
  reopen: { by: office, when: { later: office, confirmed: office, closed: office } },
};
