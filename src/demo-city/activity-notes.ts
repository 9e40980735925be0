import { randomUUID } from "node:crypto";
import type { Database } from "../database/database.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { addNote } from "../usecases/notes/write-note.ts";
import type { BegunSheet } from "./live-through-the-year.ts";

type DemoNote = {
  section: string;
  line: string;
  by: string;
  on: string;
  body: string;
  evidence?: { name: string; text: string };
};

const waitingTimes = "\uFEFF時間帯,7月の平均（分）,9月の平均（分）\r\n9時台,22,15\r\n12時台,41,27\r\n16時台,30,24\r\n";

/** What two sections wrote down during the year, so that a visitor finds something to quote. */
const demoNotes: DemoNote[] = [
  {
    section: "市民課",
    line: "waiting-time",
    by: "hayami",
    on: "2026-05-21",
    body: "先に始めた近隣2市の窓口を見学した。案内係の立つ場所で列の長さが変わる。",
  },
  {
    section: "市民課",
    line: "waiting-time",
    by: "hayami",
    on: "2026-06-12",
    body: "選定委員会で業者を決めた。応募は4社。",
  },
  {
    section: "市民課",
    line: "waiting-time",
    by: "onodera",
    on: "2026-08-26",
    body: "職員24人で通し稽古をした。読み取りのやり直しが多かった帳票3種を直してもらう。",
  },
  {
    section: "市民課",
    line: "waiting-time",
    by: "hayami",
    on: "2026-10-05",
    body: "時間帯ごとの待ち時間を7月と比べた。12時台は41分から27分になった。",
    evidence: { name: "時間帯別の待ち時間（7月・9月）.csv", text: waitingTimes },
  },
  {
    section: "防災危機管理課",
    line: "evacuation-plans",
    by: "soma",
    on: "2026-05-18",
    body: "ケアマネジャー協議会の総会で説明し、14事業所と契約した。",
  },
  {
    section: "防災危機管理課",
    line: "evacuation-plans",
    by: "soma",
    on: "2026-10-18",
    body: "汐見浜・大橋地区で訓練。要支援者19人が計画どおりに避難し、車いすの2人は玄関の段差で手間取った。",
  },
];

/** `people`: by login name. */
export async function writeDemoNotes(
  db: Database,
  sheets: BegunSheet[],
  people: ReadonlyMap<string, Actor>,
): Promise<void> {
  for (const { section, line, by, on, body, evidence } of demoNotes) {
    const sheet = sheets.find((one) => one.section === section);
    const goal = sheet?.goals.find((one) => one.goal.line === line);
    const actor = people.get(by);
    if (!sheet || !goal || !actor) throw new Error(`no goal ${section} ${line}, or no person ${by}`);
    const files = evidence ? [{ name: evidence.name, bytes: Buffer.from(evidence.text, "utf8") }] : [];
    const place = { goalId: goal.id, workItemId: null, marker: "" };
    const outcome = await addNote(db, actor, sheet.sheetId, { noteId: randomUUID(), ...place, on, body, files });
    if (!outcome.ok) throw new Error(`${by} could not write a note: ${outcome.reason}`);
  }
}
