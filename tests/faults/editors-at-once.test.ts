import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readPayload } from "../../src/domain/history/history-payload.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { applyChange } from "../../src/domain/sheets/apply-change.ts";
import { changeOf } from "../../src/domain/sheets/replay.ts";
import type { SheetContent } from "../../src/domain/sheets/sheet-content.ts";
import { verifyHistory } from "../../src/usecases/history/verify-history.ts";
import { verifySheets } from "../../src/usecases/history/verify-sheets.ts";
import { startSession } from "../../src/usecases/sessions/start-session.ts";
import { readSheet } from "../../src/usecases/sheets/read-sheet.ts";
import { sessionCookie } from "../../src/web/session-cookie.ts";
import { type RunningApp, startApp } from "../e2e/support/running-app.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../support/sample-city.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { randomEditor } from "./random-editor.ts";

vi.setConfig({ testTimeout: 240_000 });

const actsOfEach = 25;
const editors = 5;

let t: TestDatabase;
let app: RunningApp;
let office: Actor;
let cookies: string[];
beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局", role: "office" });
  cookies = [];
  for (let n = 0; n < editors; n += 1) {
    const { personId } = await addPerson(t, { name: `担当 ${n}`, role: "office" });
    const session = await t.db.withTenant(t.tenantId, (tx) =>
      startSession(tx, personId, { address: "" }, new Date(), "password"),
    );
    cookies.push(`${sessionCookie}=${session}`);
  }
  app = await startApp(t.appLogin);
});
afterAll(async () => {
  await app?.stop();
  await t?.close();
});

test("two to five editors at once, over HTTP: no word that was called saved is missing from sheet and history", async () => {
  let conflicts = 0;
  let aborted = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: editors }), fc.nat(), async (count, seed) => {
      const first = { texts: {}, goals: [sampleGoal({ title: "はじめの目標" }), sampleGoal({ title: "次の目標" })] };
      const { sheetId } = await addSheet(t, office, first);
      const all = await Promise.all(
        cookies.slice(0, count).map((cookie, index) => {
          const random = seededRandom(seed + index);
          const name = `${sheetId} ${index}`;
          return randomEditor(`${app.url}/sheets/${sheetId}`, cookie, { name, acts: actsOfEach, random });
        }),
      );
      conflicts += all.reduce((sum, one) => sum + one.conflicts, 0);
      aborted += all.reduce((sum, one) => sum + one.aborted, 0);
      const { content, kept } = await replayed(sheetId);
      const read = await readSheet(t.db, office, sheetId);
      expect(read.ok && read.view.content).toEqual(content);
      for (const words of all.flatMap((one) => one.words)) expect(kept).toContain(words);
    }),
    { numRuns: 6 },
  );
  // Otherwise nothing was tried.
  expect(conflicts).toBeGreaterThan(0);
  expect(aborted).toBeGreaterThan(0);
  expect(await verifyHistory(t.db, t.tenantId)).toMatchObject({ ok: true });
  expect((await verifySheets(t.db, t.tenantId)).differing).toEqual([]);
});

/** The sheet as its history makes it, each step on exactly the words that the step before left; and all words ever there. */
async function replayed(sheetId: string): Promise<{ content: SheetContent; kept: Set<string> }> {
  const entries = await t.ownerQuery<{ payload: string }>(
    "select payload from history where sheet_id = $1 order by seq",
    [sheetId],
  );
  let content: SheetContent = { texts: {}, goals: [] };
  const kept = new Set<string>();
  for (const event of entries.flatMap(({ payload }) => readPayload(payload)?.events ?? [])) {
    const outcome = applyChange(content, changeOf(event));
    expect(outcome).toMatchObject({ ok: true, event });
    if (outcome.ok) content = outcome.content;
    for (const texts of [content.texts, ...content.goals.map((goal) => goal.texts)]) {
      for (const words of Object.values(texts)) kept.add(words ?? "");
    }
  }
  return { content, kept };
}
