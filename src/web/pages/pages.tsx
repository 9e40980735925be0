import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { AccountPage } from "./account-page.tsx";
import { ActPage } from "./act-page.tsx";
import { AuditPage } from "./audit-page.tsx";
import { CarryOverPage } from "./carry-over-page.tsx";
import { CarryOverPreviewPage } from "./carry-over-preview-page.tsx";
import { CommentsPage } from "./comments-page.tsx";
import { ConsultationsPage } from "./consultations-page.tsx";
import { DisposedPage } from "./disposed-page.tsx";
import { EditSheetPage } from "./edit-sheet-page.tsx";
import { EditTextsPage } from "./edit-texts-page.tsx";
import { GoalTreePage } from "./goal-tree-page.tsx";
import { GoalYearsPage } from "./goal-years-page.tsx";
import { HomePage } from "./home-page.tsx";
import { ImportFilePage } from "./imports/import-file-page.tsx";
import { ImportPage } from "./imports/import-page.tsx";
import { ImportProblemsPage } from "./imports/import-problems-page.tsx";
import { ImportsPage } from "./imports/imports-page.tsx";
import { ReturnSheetPage } from "./imports/return-sheet-page.tsx";
import { MentionsPage } from "./mentions-page.tsx";
import { MessagePage } from "./message-page.tsx";
import { NewPasskeyPage } from "./new-passkey-page.tsx";
import { NotePage } from "./note-page.tsx";
import { NotesPage } from "./notes-page.tsx";
import { NoticeChoicePage } from "./notice-choice-page.tsx";
import { NotificationsPage } from "./notifications-page.tsx";
import { PeoplePage } from "./people-page.tsx";
import { PersonPage } from "./person-page.tsx";
import { ProgressPage } from "./progress-page.tsx";
import { RecentHistoryPage } from "./recent-history-page.tsx";
import { RemindersPage } from "./reminders-page.tsx";
import { SecondFactorPage } from "./second-factor-page.tsx";
import { SecondStepPage } from "./second-step-page.tsx";
import { ServedGoalsPage } from "./served-goals-page.tsx";
import { SetUpPage } from "./set-up-page.tsx";
import { CyclePage } from "./settings/cycle-page.tsx";
import { FormPage } from "./settings/form-page.tsx";
import { FormsPage } from "./settings/forms-page.tsx";
import { MailSettingsPage } from "./settings/mail-settings-page.tsx";
import { OrganisationPage } from "./settings/organisation-page.tsx";
import { ReorganisationPage } from "./settings/reorganisation-page.tsx";
import { ReorganisationPreviewPage } from "./settings/reorganisation-preview-page.tsx";
import { RetentionGroupPage } from "./settings/retention-group-page.tsx";
import { RetentionPage } from "./settings/retention-page.tsx";
import { RosterPage } from "./settings/roster-page.tsx";
import { RosterPreviewPage } from "./settings/roster-preview-page.tsx";
import { SettingsPage } from "./settings/settings-page.tsx";
import { SignInSettingsPage } from "./settings/sign-in-settings-page.tsx";
import { SupportPage } from "./settings/support-page.tsx";
import { YearSettingsPage } from "./settings/year-settings-page.tsx";
import { DeploymentPage } from "./shared-goals/deployment-page.tsx";
import { EditSharedGoalPage } from "./shared-goals/edit-shared-goal-page.tsx";
import { SharedGoalPage } from "./shared-goals/shared-goal-page.tsx";
import { SharedGoalUnitsPage } from "./shared-goals/shared-goal-units-page.tsx";
import { SharedGoalsPage } from "./shared-goals/shared-goals-page.tsx";
import { SheetHistoryPage } from "./sheet-history-page.tsx";
import { SheetPage } from "./sheet-page.tsx";
import { SignInPage } from "./sign-in-page.tsx";
import { SupportEntryPage } from "./support-entry-page.tsx";
import { TodoPage } from "./todo-page.tsx";

/** Every page by name. Handlers name a page and give its props; the compiler checks both. */
const pages = {
  account: AccountPage,
  act: ActPage,
  audit: AuditPage,
  "carry-over": CarryOverPage,
  "carry-over-preview": CarryOverPreviewPage,
  comments: CommentsPage,
  disposed: DisposedPage,
  consultations: ConsultationsPage,
  "edit-sheet": EditSheetPage,
  "edit-texts": EditTextsPage,
  form: FormPage,
  forms: FormsPage,
  "goal-tree": GoalTreePage,
  "goal-years": GoalYearsPage,
  home: HomePage,
  import: ImportPage,
  "import-file": ImportFilePage,
  "import-problems": ImportProblemsPage,
  imports: ImportsPage,
  mentions: MentionsPage,
  message: MessagePage,
  notifications: NotificationsPage,
  "new-passkey": NewPasskeyPage,
  note: NotePage,
  notes: NotesPage,
  "mail-settings": MailSettingsPage,
  "notice-choice": NoticeChoicePage,
  people: PeoplePage,
  person: PersonPage,
  progress: ProgressPage,
  "recent-history": RecentHistoryPage,
  reminders: RemindersPage,
  "return-sheet": ReturnSheetPage,
  "second-factor": SecondFactorPage,
  "second-step": SecondStepPage,
  deployment: DeploymentPage,
  "shared-goals": SharedGoalsPage,
  "shared-goal": SharedGoalPage,
  "edit-shared-goal": EditSharedGoalPage,
  "shared-goal-units": SharedGoalUnitsPage,
  "served-goals": ServedGoalsPage,
  retention: RetentionPage,
  "retention-group": RetentionGroupPage,
  organisation: OrganisationPage,
  reorganisation: ReorganisationPage,
  "reorganisation-preview": ReorganisationPreviewPage,
  roster: RosterPage,
  "roster-preview": RosterPreviewPage,
  settings: SettingsPage,
  "set-up": SetUpPage,
  sheet: SheetPage,
  "sheet-history": SheetHistoryPage,
  "sign-in": SignInPage,
  "sign-in-settings": SignInSettingsPage,
  support: SupportPage,
  "support-entry": SupportEntryPage,
  todo: TodoPage,
  cycle: CyclePage,
  "year-settings": YearSettingsPage,
} satisfies Record<string, (props: never) => ReactElement>;

export type PageName = keyof typeof pages;
export type PageProps<Name extends PageName> = Parameters<(typeof pages)[Name]>[0];

/** The whole document of a page. */
export function renderPage<Name extends PageName>(name: Name, props: PageProps<Name>): string {
  const Page = pages[name] as (props: PageProps<Name>) => ReactElement;
  return `<!doctype html>${renderToStaticMarkup(<Page {...props} />)}`;
}
