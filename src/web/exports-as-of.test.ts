import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { storeForm } from "../database/form-store.ts";
import { stopTypesetter } from "../documents/writing/pdf/write-pdf.ts";
import { builtInForm, builtInForms } from "../domain/forms/built-in-forms.ts";
import type { FormDefinition } from "../domain/forms/form-definition.ts";
import { type FieldOwner, formFields } from "../domain/forms/form-fields.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import type { SheetChange } from "../domain/sheets/sheet-change.ts";
import type { Goal, Texts } from "../domain/sheets/sheet-content.ts";
import { createSheets } from "../usecases/sheets/create-sheets.ts";

const formats = ["xlsx", "pdf", "csv", "json"] as const;
const exportDay = new Date("2026-10-01T06:00:00Z");

let t: TestDatabase;
let office: Actor;
let visitor: Visitor;
beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  // A PDF says in its properties on which day it was made.
  visitor = await signedIn(t, webApp(t, { now: () => exportDay }), office);
});
afterAll(async () => {
  await stopTypesetter();
  await t.close();
});

const files = (sheetId: string, query = "") =>
  Promise.all(
    formats.map(async (format) => {
      const answer = await visitor.get(`/sheets/${sheetId}/export.${format}${query}`);
      expect(answer.status).toBe(200);
      const name = decodeURIComponent(answer.headers.get("Content-Disposition") ?? "");
      const bytes = Buffer.from(await answer.arrayBuffer());
      const text = format === "csv" || format === "json";
      return [format, name, text ? bytes.toString() : createHash("sha256").update(bytes).digest("hex")];
    }),
  );

async function change(sheetId: string, ...changes: SheetChange[]): Promise<string> {
  const answer = await visitor.postJson(`/sheets/${sheetId}/changes`, { changes });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { savedAt: string }).savedAt;
}

const add = (goal: Goal, index: number): SheetChange => ({ do: "addGoal", goal, index });
const remove = (goal: Goal): SheetChange => ({ do: "removeGoal", goalId: goal.id });
const move = (goal: Goal, index: number): SheetChange => ({ do: "moveGoal", goalId: goal.id, index });
const retitle = (goal: Goal, base: string, text: string): SheetChange => {
  return { do: "setText", owner: { of: "goal", goalId: goal.id }, concept: "title", base, text };
};

/** A goal with words in every field of the form, last field first. */
function goalOn(form: FormDefinition, title: string): Goal {
  const textsOf = (owner: FieldOwner): Texts => {
    const fields = formFields(form).filter(({ of }) => of === owner);
    return Object.fromEntries(fields.map(({ field }) => [field.concept, `${title}の${field.label}`]).reverse());
  };
  const hasItems = formFields(form).some(({ of }) => of === "workItem");
  return sampleGoal({ ...textsOf("goal"), title }, hasItems ? [textsOf("workItem"), textsOf("workItem")] : []);
}

test.each(builtInForms.map(({ key }) => key))(
  "a sheet on %s as it stood at a time is, to the byte, what was exported then",
  async (key) => {
    const form = builtInForm(key);
    if (!form) throw new Error(key);
    const unitPath = [`${key}部`, `${key}課`];
    const [waiting, applying, roads, training] = ["待ち時間", "電子申請", "道路の点検", "研修"].map((title) =>
      goalOn(form, title),
    ) as [Goal, Goal, Goal, Goal];
    const [sheet] = await t.db.withTenant(t.tenantId, async (tx) => {
      await storeForm(tx, form);
      const content = { texts: {}, goals: [waiting, applying, roads] };
      return await createSheets(tx, office, [{ fiscalYear: 2026, unitPath, form, content }], "import");
    });
    const sheetId = sheet?.sheetId ?? "";
    await change(sheetId, retitle(waiting, "待ち時間", "待ち時間を半分に"), move(roads, 0), add(training, 1));
    await change(sheetId, remove(applying));
    const at = await change(
      sheetId,
      add(applying, 3),
      move(training, 3),
      retitle(applying, "電子申請", "すべて電子で"),
    );

    const then = await files(sheetId);
    await change(sheetId, retitle(waiting, "待ち時間を半分に", "待たせない"), remove(roads));
    await change(sheetId, retitle(training, "研修", "研修の見直し"), move(applying, 0));
    await change(sheetId, add(roads, 2), add(goalOn(form, "あとからの目標"), 0));
    await t.db.withTenant(t.tenantId, (tx) => storeForm(tx, { ...form, version: form.version + 1, name: "次の版" }));
    await t.db.withTenant(t.tenantId, async (tx) => {
      await tx.query("update org_units set name = name || '(新)' where name = any($1)", [unitPath]);
      await tx.query("update org_units set name = $2 where name = $1", [`${key}課(新)`, `${key}担当`]);
    });
    const now = await files(sheetId);
    for (const [index, [format]] of then.entries()) expect(now[index], format).not.toEqual(then[index]);
    expect(await files(sheetId, `?at=${at}`)).toEqual(then);

    // Another unit takes the sheet over, and the old one is taken away.
    await t.db.withTenant(t.tenantId, async (tx) => {
      const unitId = randomUUID();
      await tx.query("insert into org_units (unit_id, name, level) values ($1, $2, 'section')", [unitId, `${key}局`]);
      await tx.query("update sheets set unit_id = $2 where sheet_id = $1", [sheetId, unitId]);
      await tx.query("delete from org_units where name = $1", [`${key}担当`]);
    });
    expect(await files(sheetId, `?at=${at}`)).toEqual(then);
    expect(await (await visitor.get(`/sheets/${sheetId}?at=${at}`)).text()).toContain(`${key}課　${form.name}`);
  },
);

test("two requests in one moment have two times: reading as of the first shows only the first", async () => {
  const { rows } = await t.db.withTenant(t.tenantId, async (tx) => {
    const append = "select written_at as at from append_history('{null}', null, 'settings', '{\"x\"}')";
    const all = await tx.queryAll([1, 2, 3, 4, 5].map(() => ({ sql: append, values: [] })));
    return { rows: all.flat() as { at: string }[] };
  });
  expect(new Set(rows.map(({ at }) => at)).size).toBe(5);
});
