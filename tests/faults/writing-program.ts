/**
 * Run as a program of its own and killed by kill-nine.test.ts: writes cells as fast as it can and prints each one
 * only after the database has acknowledged it.
 */
import { randomUUID } from "node:crypto";
import { openInstallation } from "../../src/database/connect.ts";
import { storeForm } from "../../src/database/form-store.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { changeSheet } from "../../src/usecases/sheets/change-sheet.ts";
import { createSheets } from "../../src/usecases/sheets/create-sheets.ts";
import { readSheet } from "../../src/usecases/sheets/read-sheet.ts";
import { sampleForm, sampleGoal } from "../support/sample-city.ts";

const { db } = await openInstallation();
const tenantId = (await db.municipalities())[0]?.tenantId ?? randomUUID();
const actor = await prepare();
const [sheet] = await db.withTenant(tenantId, (tx) =>
  tx.query<{ sheetId: string }>(`select sheet_id as "sheetId" from sheets`),
);
const sheetId = sheet?.sheetId ?? "";
const read = await readSheet(db, actor, sheetId);
if (!read.ok) throw new Error("no sheet");
console.log("writing");
await Promise.all(
  read.view.content.goals.map(async (goal) => {
    for (let n = Number(goal.texts.target ?? 0); ; n += 1) {
      const owner = { of: "goal", goalId: goal.id } as const;
      const base = n === 0 ? "" : String(n);
      const change = { do: "setText", owner, concept: "target", base, text: String(n + 1) } as const;
      const outcome = await changeSheet(db, actor, sheetId, [change], "editor");
      if (!outcome.ok) throw new Error(outcome.reason);
      console.log(`saved ${goal.id} ${n + 1}`);
    }
  }),
);

async function prepare(): Promise<Actor> {
  return await db.withTenant(tenantId, async (tx) => {
    const known = await tx.query<{ personId: string }>(`select person_id as "personId" from people`);
    const personId = known[0]?.personId ?? randomUUID();
    const author: Actor = { tenantId, personId, name: "書き手", posts: [{ role: "office", unitId: null }] };
    if (known.length > 0) return author;
    await tx.query("insert into municipalities (code, name) values ('990001', 'みちしるべ市')");
    await tx.query("insert into people (person_id, login_name, name) values ($1, 'writer', '書き手')", [personId]);
    await storeForm(tx, sampleForm);
    const goals = Array.from({ length: 8 }, () => sampleGoal({ title: "目標" }));
    const form = { key: sampleForm.key, version: sampleForm.version };
    await createSheets(
      tx,
      author,
      [{ fiscalYear: 2026, unitPath: ["総務部"], form, content: { texts: {}, goals } }],
      "demo",
    );
    return author;
  });
}
