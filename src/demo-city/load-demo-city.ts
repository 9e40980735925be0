import { randomUUID } from "node:crypto";
import { openActors } from "../database/actor-store.ts";
import type { Database } from "../database/database.ts";
import type { TenantTransaction } from "../database/tenant-transaction.ts";
import { builtInForm } from "../domain/forms/built-in-forms.ts";
import type { FormDefinition } from "../domain/forms/form-definition.ts";
import { fiscalYearRange } from "../domain/periods/fiscal-year.ts";
import { japanDay } from "../domain/periods/japan-day.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { createSheets, type NewSheet } from "../usecases/sheets/create-sheets.ts";
import { writeDemoNotes } from "./activity-notes.ts";
import { finishedContent, plannedContent } from "./demo-content.ts";
import { demoYears } from "./demo-years.ts";
import { departments2026 } from "./goals/departments-2026.ts";
import { shared2026 } from "./goals/shared-2026.ts";
import { keepRecords } from "./keep-records.ts";
import { type BegunSheet, liveThroughTheYear } from "./live-through-the-year.ts";
import { passTheHalfYear } from "./pass-the-half-year.ts";
import { type DemoPerson, demoPeople } from "./people.ts";
import { reorganiseIn2026, sectionNameIn, sectionsBefore } from "./reorganisation-2026.ts";
import { settleCity } from "./settle-city.ts";
import { setTimetable } from "./timetable-2026.ts";
import { type DemoDepartment, type DemoSection, demoCity, departments } from "./units.ts";
import { writeDepartmentGoals } from "./write-department-goals.ts";
import { writeSharedGoals } from "./write-shared-goals.ts";

export type DemoOutcome = { loaded: boolean; sheets: number; goals: number };

/**
 * Puts the demo city into the installation, through the use cases of real life. Does nothing when it is there. `today`:
 * ISO date in Japan.
 */
export async function loadDemoCity(db: Database, today: string = japanDay(new Date())): Promise<DemoOutcome> {
  const known = await db.municipalities();
  if (known.some(({ code }) => code === demoCity.code)) return { loaded: false, sheets: 0, goals: 0 };
  const form = builtInForm("standard");
  if (!form) throw new Error("The standard form is missing.");
  await db.withTenant(randomUUID(), async (tx) => {
    const settled = await settleCity(tx, form);
    const within = withinTransaction(db, tx);
    const office = settled.get("kiryu");
    if (office) await reorganiseIn2026(within, tx, office);
    const people = await asOfRunningYear(tx, settled);
    const begun = await writeSheets(tx, form, people);
    const running = demoYears.at(-1);
    if (running) await writeDepartmentGoals(within, tx, form, { ...running, sheets: begun }, people);
    await liveThroughTheYear(within, form, begun, people);
    await writeDemoNotes(within, begun, people);
    if (running && office) await writeSharedGoals(within, tx, office, { ...running, sheets: begun });
    if (running) await setTimetable(tx, running.fiscalYear);
    await passTheHalfYear(within, tx, demoYears.at(-1)?.fiscalYear ?? 0, begun, people, today);
    const [first] = demoYears;
    if (first && office) await keepRecords(within, office, first.fiscalYear, today);
  });
  const sheets = [...demoYears.flatMap((year) => year.sheets), ...departments2026];
  const shared = shared2026.flatMap(({ reports }) => Object.keys(reports)).length;
  const goals = sheets.reduce((sum, one) => sum + one.goals.length, shared);
  return { loaded: true, sheets: sheets.length, goals };
}

/** Use cases that open a transaction of their own work in this one: a load that is broken off leaves no half city. */
function withinTransaction(db: Database, tx: TenantTransaction): Database {
  return { ...db, withTenant: (_tenantId, work) => work({ ...tx, queryAllAndCommit: tx.queryAll }) };
}

/** All years' sheets; those of the running year, the last, hold their plan only and are returned. */
async function writeSheets(
  tx: TenantTransaction,
  form: FormDefinition,
  people: ReadonlyMap<string, Actor>,
): Promise<BegunSheet[]> {
  let begun: BegunSheet[] = [];
  let before = new Map<string, string>();
  for (const year of demoYears) {
    const running = year === demoYears.at(-1);
    const goalOfLine = new Map<string, string>();
    begun = [];
    for (const sheet of year.sheets) {
      const { department, section } = placeOf(sheet.section);
      const content = running
        ? plannedContent(form, sheet, section, year.createdOn)
        : finishedContent(sheet, section, year.createdOn);
      const previousGoalIds: Record<string, string> = {};
      for (const [index, { line }] of sheet.goals.entries()) {
        const id = content.goals[index]?.id;
        if (!id || !line) continue;
        const previous = before.get(`${section.name} ${line}`);
        if (previous) previousGoalIds[id] = previous;
        goalOfLine.set(`${section.name} ${line}`, id);
      }
      const unitPath = [department.name, sectionNameIn(section.name, year.fiscalYear)];
      const made: NewSheet = { fiscalYear: year.fiscalYear, unitPath, form, content, previousGoalIds };
      const writer = writerOf(department, section, people);
      const [created] = await createSheets(tx, writer, [made], "demo");
      const goals = sheet.goals.map((goal, index) => ({ id: content.goals[index]?.id ?? "", goal }));
      begun.push({ sheetId: created?.sheetId ?? "", section: section.name, writer, goals });
    }
    before = goalOfLine;
  }
  return begun;
}

function placeOf(name: string): { department: DemoDepartment; section: DemoSection } {
  for (const department of departments) {
    const section = department.sections.find((one) => one.name === name);
    if (section) return { department, section };
  }
  throw new Error(`no section ${name}`);
}

/** The same people with the posts that they hold since the reorganisation. */
async function asOfRunningYear(tx: TenantTransaction, people: ReadonlyMap<string, Actor>): Promise<Map<string, Actor>> {
  const { from } = fiscalYearRange(demoYears.at(-1)?.fiscalYear ?? 0);
  const now = new Map((await openActors(tx, from)).map((actor) => [actor.personId, actor]));
  return new Map([...people].map(([login, actor]) => [login, now.get(actor.personId) ?? actor]));
}

/** Someone of the section, else of its department, else the office. */
function writerOf(department: DemoDepartment, section: DemoSection, people: ReadonlyMap<string, Actor>): Actor {
  const works = (unit: string) => (person: DemoPerson) => person.posts.some((post) => post.unit === unit && !post.from);
  const person =
    demoPeople.findLast((one) => sectionsBefore(section.name).some((unit) => works(unit)(one))) ??
    demoPeople.find(works(department.name)) ??
    demoPeople.find(({ posts }) => posts[0]?.role === "office");
  const actor = person && people.get(person.loginName);
  if (!actor) throw new Error(`nobody writes for ${section.name}`);
  return actor;
}
