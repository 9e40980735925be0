import { acceptPassword, showAccount } from "./handlers/account.ts";
import { acceptAct, showAct } from "./handlers/acts.ts";
import { acceptAudit, sendCheckpointKey, sendCheckpoints, showAudit } from "./handlers/audit.ts";
import { acceptBegin, acceptBeginAll } from "./handlers/begin-sheet.ts";
import { sendBeside } from "./handlers/beside.ts";
import { acceptFeed, sendCalendar } from "./handlers/calendar.ts";
import { acceptCarryOver, showCarryOver, showCarryOverPreview } from "./handlers/carry-over.ts";
import { acceptComment, acceptSettling, showComments, showMentions } from "./handlers/comments.ts";
import { showConsultations } from "./handlers/consultations.ts";
import {
  addGoal,
  moveGoal,
  removeGoal,
  saveGoal,
  saveHeader,
  showGoalForm,
  showHeaderForm,
} from "./handlers/edit-texts.ts";
import { sendSheetFile, sendYearFile } from "./handlers/exports.ts";
import { showGoalTree } from "./handlers/goal-tree.ts";
import { showGoalYears } from "./handlers/goal-years.ts";
import { showRecentHistory, showSheetHistory } from "./handlers/history.ts";
import { showHome, showYear } from "./handlers/home.ts";
import { changeFile } from "./handlers/imports/change-file.ts";
import { sendProblems, showProblems } from "./handlers/imports/problems.ts";
import { acceptReturn, showReturn } from "./handlers/imports/return-sheet.ts";
import { acceptFiles, cancel, confirm } from "./handlers/imports/run-import.ts";
import { sendProgress, showImport, showImportFile, showImports } from "./handlers/imports/show-import.ts";
import { acceptCell, sendEvents } from "./handlers/live.ts";
import {
  acceptNote,
  acceptNoteChange,
  acceptNoteRemoval,
  sendEvidence,
  showNote,
  showNotes,
} from "./handlers/notes.ts";
import { acceptNoticeChoice, showNoticeChoice } from "./handlers/notice-choice.ts";
import { acceptAllRead, openOne, showNotifications } from "./handlers/notifications.ts";
import { acceptPasskey, acceptPasskeyBeginning, acceptPasskeyRemoval, showNewPasskey } from "./handlers/passkeys.ts";
import { acceptPerson, savePerson, showPeople, showPerson } from "./handlers/people.ts";
import { acceptPost, acceptPostChange } from "./handlers/posts.ts";
import { acceptActOnSheets, showProgress } from "./handlers/progress.ts";
import { beginAtProvider, returnFromProvider } from "./handlers/provider-sign-in.ts";
import { acceptReminders, showReminders } from "./handlers/reminders.ts";
import { acceptReset, changeSecondFactor, showSecondFactor } from "./handlers/second-factor.ts";
import { acceptSecondStep, showSecondStep } from "./handlers/second-step.ts";
import { acceptServedGoals, showServedGoals } from "./handlers/served-goals.ts";
import { endOfPerson, endOwn } from "./handlers/sessions.ts";
import { acceptSetUp, showSetUp } from "./handlers/set-up.ts";
import { acceptCycle, showCycle } from "./handlers/settings/cycle.ts";
import { acceptDirectory, acceptDirectoryRemoval, showDirectoryCheck } from "./handlers/settings/directory.ts";
import { acceptForm, acceptTakeOver, sendDefinition, showForm, showForms } from "./handlers/settings/forms.ts";
import {
  acceptMailRemoval,
  acceptMailRetry,
  acceptMailServer,
  acceptNoticeSettings,
  acceptTestMail,
  showMailSettings,
} from "./handlers/settings/mail.ts";
import {
  acceptReorganisation,
  acceptUndo,
  showOrganisation,
  showReorganisation,
  showReorganisationPreview,
} from "./handlers/settings/organisation.ts";
import {
  acceptDecision,
  acceptPeriods,
  sendDisposals,
  showRetention,
  showRetentionGroup,
} from "./handlers/settings/retention.ts";
import { acceptRoster, acceptRosterFile, sendRoster, showRoster } from "./handlers/settings/roster.ts";
import {
  acceptProvider,
  acceptProviderRemoval,
  acceptRequiredRoles,
  acceptSiteAddress,
  showSignInSettings,
} from "./handlers/settings/sign-in.ts";
import { acceptRemoval, acceptUnit, acceptYearForm, showYearSettings } from "./handlers/settings/year.ts";
import { acceptYear, showSettings } from "./handlers/settings/years.ts";
import { acceptDeployment, showDeployment } from "./handlers/shared-goals/deploy-list.ts";
import { acceptSharedGoalForm, showSharedGoalForm } from "./handlers/shared-goals/edit-shared-goal.ts";
import { acceptSpread, sendSharedGoal, showSharedGoal } from "./handlers/shared-goals/shared-goal.ts";
import {
  acceptContinuation,
  acceptSharedGoal,
  acceptSharedGoalRemoval,
  showSharedGoals,
} from "./handlers/shared-goals/shared-goal-list.ts";
import {
  acceptCatchUp,
  acceptSharedGoalUnits,
  acceptWithdrawal,
  showSharedGoalUnits,
} from "./handlers/shared-goals/shared-goal-units.ts";
import { acceptChanges, sendContent, showEditor, showSheet } from "./handlers/sheet.ts";
import { enterDemo, showSignIn, signInWithPassword, signOut } from "./handlers/sign-in.ts";
import { health, sendAsset, sendIcon } from "./handlers/static-files.ts";
import { acceptRevocation, acceptSupport, enterWithCode, showSupport, showSupportEntry } from "./handlers/support.ts";
import { showTodo } from "./handlers/todo.ts";
import type { RouteName } from "./routes.ts";
import type { Handler } from "./site.ts";

/** The handler of every route; the compiler refuses a route without one. */
export const handlers = {
  health,
  icon: sendIcon,
  asset: sendAsset,

  setUp: showSetUp,
  setUpCity: acceptSetUp,
  signIn: showSignIn,
  signInWithPassword,
  enterDemo,
  beginAtProvider,
  returnFromProvider,
  secondStep: showSecondStep,
  finishSecondStep: acceptSecondStep,
  supportEntry: showSupportEntry,
  enterForSupport: enterWithCode,
  signOut,

  account: showAccount,
  noticeChoice: showNoticeChoice,
  saveNoticeChoice: acceptNoticeChoice,
  changeFeed: acceptFeed,
  calendar: sendCalendar,
  changePassword: acceptPassword,
  secondFactor: showSecondFactor,
  changeSecondFactor,
  beginPasskey: acceptPasskeyBeginning,
  newPasskey: showNewPasskey,
  addPasskey: acceptPasskey,
  removePasskey: acceptPasskeyRemoval,
  endOwnSessions: endOwn,

  home: showHome,
  todo: showTodo,
  reminders: showReminders,
  sendReminders: acceptReminders,
  year: showYear,
  progress: showProgress,
  consultations: showConsultations,
  actOnSheets: acceptActOnSheets,
  exportYear: sendYearFile,
  mentions: showMentions,
  notifications: showNotifications,
  readNotifications: acceptAllRead,
  openNotification: openOne,
  recentHistory: showRecentHistory,
  audit: showAudit,
  askForAudit: acceptAudit,
  checkpoints: sendCheckpoints,
  checkpointKey: sendCheckpointKey,

  beginSheet: acceptBegin,

  settings: showSettings,
  openYear: acceptYear,
  yearSettings: showYearSettings,
  chooseYearForm: acceptYearForm,
  yearCycle: showCycle,
  saveCycle: acceptCycle,
  addUnit: acceptUnit,
  removeUnit: acceptRemoval,
  beginSheetsOfYear: acceptBeginAll,
  organisation: showOrganisation,
  undoReorganisation: acceptUndo,
  reorganisation: showReorganisation,
  previewReorganisation: showReorganisationPreview,
  acceptReorganisation,
  roster: showRoster,
  exportRoster: sendRoster,
  previewRoster: acceptRosterFile,
  acceptRoster,
  forms: showForms,
  addForm: acceptForm,
  takeOverForm: acceptTakeOver,
  form: showForm,
  formDefinition: sendDefinition,
  signInSettings: showSignInSettings,
  requireSecondFactor: acceptRequiredRoles,
  saveSiteAddress: acceptSiteAddress,
  saveProvider: acceptProvider,
  removeProvider: acceptProviderRemoval,
  saveDirectory: acceptDirectory,
  checkDirectory: showDirectoryCheck,
  removeDirectory: acceptDirectoryRemoval,
  mailSettings: showMailSettings,
  saveMail: acceptMailServer,
  removeMail: acceptMailRemoval,
  testMail: acceptTestMail,
  retryMails: acceptMailRetry,
  saveNotices: acceptNoticeSettings,
  support: showSupport,
  grantSupport: acceptSupport,
  revokeSupport: acceptRevocation,
  retention: showRetention,
  savePeriods: acceptPeriods,
  retentionGroup: showRetentionGroup,
  decideRetention: acceptDecision,
  exportDisposals: sendDisposals,
  people: showPeople,
  addPerson: acceptPerson,
  person: showPerson,
  savePerson,
  addPost: acceptPost,
  changePost: acceptPostChange,
  resetSecondFactor: acceptReset,
  endPersonSessions: endOfPerson,

  imports: showImports,
  startImport: acceptFiles,
  import: showImport,
  importProgress: sendProgress,
  cancelImport: cancel,
  confirmImport: confirm,
  importProblems: showProblems,
  exportProblems: sendProblems,
  importFile: showImportFile,
  changeImportFile: changeFile,

  sheet: showSheet,
  exportSheet: sendSheetFile,
  returnSheet: showReturn,
  acceptReturn,
  editSheet: showEditor,
  sheetContent: sendContent,
  sheetEvents: sendEvents,
  holdCell: acceptCell,
  beside: sendBeside,
  changeSheet: acceptChanges,
  carryOver: showCarryOver,
  previewCarryOver: showCarryOverPreview,
  acceptCarryOver,
  goalYears: showGoalYears,
  sheetHistory: showSheetHistory,
  sheetAct: showAct,
  actOnSheet: acceptAct,
  comments: showComments,
  addComment: acceptComment,
  settleThread: acceptSettling,
  goalTree: showGoalTree,
  sharedGoals: showSharedGoals,
  makeSharedGoal: acceptSharedGoal,
  continueSharedGoals: acceptContinuation,
  sharedGoal: showSharedGoal,
  exportSharedGoal: sendSharedGoal,
  editSharedGoal: showSharedGoalForm,
  saveSharedGoal: acceptSharedGoalForm,
  sharedGoalUnits: showSharedGoalUnits,
  placeSharedGoal: acceptSharedGoalUnits,
  withdrawSharedGoal: acceptWithdrawal,
  spreadSharedGoal: acceptSpread,
  removeSharedGoal: acceptSharedGoalRemoval,
  deployment: showDeployment,
  deployList: acceptDeployment,
  catchUpSheet: acceptCatchUp,
  servedGoals: showServedGoals,
  saveServedGoals: acceptServedGoals,
  notes: showNotes,
  addNote: acceptNote,
  note: showNote,
  changeNote: acceptNoteChange,
  removeNote: acceptNoteRemoval,
  evidence: sendEvidence,
  editHeader: showHeaderForm,
  saveHeader,
  addGoal,
  editGoal: showGoalForm,
  saveGoal,
  moveGoal,
  removeGoal,
} satisfies Record<RouteName, Handler>;
