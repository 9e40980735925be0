import { randomUUID } from "node:crypto";
import type { Database, TenantTransaction } from "../database/database.ts";
import { builtInCycle } from "../domain/cycle/built-in-cycles.ts";
import type { CycleDefinition } from "../domain/cycle/cycle-definition.ts";
import type { SheetAct } from "../domain/cycle/cycle-state.ts";
import { addDays } from "../domain/periods/add-days.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { actOnSheet } from "../usecases/cycle/act-on-sheet.ts";
import { setCycleWithin } from "../usecases/cycle/set-cycle.ts";
import { remind } from "../usecases/reminders/remind.ts";
import { readSheet } from "../usecases/sheets/read-sheet.ts";
import type { BegunSheet } from "./live-through-the-year.ts";

type Step = { section: string; who: string; on: string; act: SheetAct | "send-back" };

/** One sheet is through, one came back, others wait for somebody; the rest have not been handed in. */
const steps: Step[] = [
  { section: "市民課", who: "hayami", on: "2026-11-09", act: { do: "submit" } },
  { section: "市民課", who: "onodera", on: "2026-11-18", act: "send-back" },
  { section: "こども家庭課", who: "kawase", on: "2026-11-12", act: { do: "submit" } },
  { section: "商工観光課", who: "takano", on: "2026-11-13", act: { do: "submit" } },
  { section: "財政課", who: "otsuki", on: "2026-11-13", act: { do: "submit" } },
  { section: "総務課", who: "otsuki", on: "2026-11-13", act: { do: "submit" } },
  { section: "職員課", who: "otsuki", on: "2026-11-13", act: { do: "submit" } },
  { section: "福祉総務課", who: "otsuki", on: "2026-11-13", act: { do: "submit" } },
  { section: "高齢介護課", who: "otsuki", on: "2026-11-13", act: { do: "submit" } },
  { section: "学校教育課", who: "otsuki", on: "2026-11-13", act: { do: "submit" } },
  { section: "総務課", who: "tojo", on: "2026-11-16", act: { do: "approve", reason: "" } },
  { section: "総務課", who: "kiryu", on: "2026-11-18", act: { do: "confirm" } },
  { section: "職員課", who: "tojo", on: "2026-11-16", act: { do: "approve", reason: "" } },
];

/** Until when sections report on the half year, and for how long the office still takes what comes late. */
const closes = "11-13";
const graceDays = 30;

/**
 * The city takes the cycle up with the reviews of the half year, and its people hand in, approve and send back.
 * Who comes after the last day finds that the office has extended it, but for two sheets that are really late: a
 * visitor wants to write. `db`: works in `tx`. `today`: ISO date.
 */
export async function passTheHalfYear(
  db: Database,
  tx: TenantTransaction,
  fiscalYear: number,
  sheets: BegunSheet[],
  people: ReadonlyMap<string, Actor>,
  today: string,
): Promise<void> {
  const office = personOf(people, "kiryu");
  const choice = { definition: cityCycle(), startStage: "midYear", move: false } as const;
  const set = await setCycleWithin(tx, office, fiscalYear, choice);
  if (!set.ok) throw new Error(`The demo city has no cycle: ${set.reason}`);
  for (const { section, who, on, act } of steps) {
    const sheet = sheets.find((one) => one.section === section);
    const read = sheet && (await readSheet(db, office, sheet.sheetId));
    if (!sheet || !read?.ok) throw new Error(`no sheet of ${section}`);
    const goalId = read.view.content.goals[0]?.id ?? "";
    const asked = act === "send-back" ? sendBack(goalId) : act;
    const request = { key: randomUUID(), act: asked, seen: read.view.revision, today: on };
    const outcome = await actOnSheet(db, personOf(people, who), sheet.sheetId, request);
    if (!outcome.ok) throw new Error(`${who} could not act on the sheet of ${section}: ${outcome.reason}`);
  }
  const late = ["防災危機管理課", "土木課"].map(
    (name) => sheets.find(({ section }) => section === name)?.sheetId ?? "",
  );
  await remind(db, office, late, "2026-11-16");
  if (today <= addDays(`${fiscalYear}-${closes}`, graceDays)) return;
  for (const { sheetId } of sheets.filter((sheet) => !late.includes(sheet.sheetId))) {
    const read = await readSheet(db, office, sheetId);
    const state = read.ok ? read.view.cycle?.state : null;
    if (state?.stage !== "midYear" || state.status === "submitted") continue;
    const act = { do: "extend", until: addDays(today, graceDays) } as const;
    const outcome = await actOnSheet(db, office, sheetId, { key: randomUUID(), act, seen: 0, today });
    if (!outcome.ok) throw new Error(`The demo city's office could not extend: ${outcome.reason}`);
  }
}

/** The standard year with the city's own days for the half year. */
function cityCycle(): CycleDefinition {
  const standard = builtInCycle("standard");
  if (!standard) throw new Error("The standard cycle is missing.");
  const stages = standard.stages.map((stage) => {
    if (stage.stage !== "midYear") return stage;
    const windows = {
      section: { opens: "10-01", closes },
      department: { opens: "10-01", closes: "11-27" },
      office: { opens: "10-01", closes: "12-11" },
    };
    return { ...stage, windows, graceDays };
  });
  return { ...standard, stages };
}

function sendBack(goalId: string): SheetAct {
  const text = "4月からの月ごとの平均を添えると、下がり方が分かります。";
  const notes = [{ goalId, concept: "midYear.status" as const, text }];
  return { do: "sendBack", reason: "よく取り組めています。数字をもう少し足してください。", notes };
}

function personOf(people: ReadonlyMap<string, Actor>, loginName: string): Actor {
  const person = people.get(loginName);
  if (!person) throw new Error(`no person ${loginName}`);
  return person;
}
