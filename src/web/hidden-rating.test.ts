import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sheetOnForm } from "../../tests/e2e/support/city.ts";
import { cycleOf } from "../../tests/support/cycle-people.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { stateAt } from "../domain/cycle/cycle-state.ts";
import { builtInForm } from "../domain/forms/built-in-forms.ts";
import type { FormDefinition } from "../domain/forms/form-definition.ts";
import { formFields } from "../domain/forms/form-fields.ts";
import type { Actor, Role } from "../domain/permissions/actor.ts";
import { importRunner } from "../jobs/import-runner.ts";
import { setCycle } from "../usecases/cycle/set-cycle.ts";
import { url } from "./routes.ts";

const canary = "ひみつの評点";
const goal = sampleGoal({ number: "1", title: "窓口を待たせない", rating: "4" });
const now = () => new Date("2027-04-10T01:00:00Z");

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let imports: ReturnType<typeof importRunner>;
let office: Actor;
let sheetId: string;
const visitors = new Map<string, Visitor>();

beforeAll(async () => {
  t = await testDatabase();
  imports = importRunner(t.db);
  app = webApp(t, { now, imports });
  office = await addPerson(t, { name: "事務 局", role: "office" });
  sheetId = await sheetOnForm(t, office, "iga-2022", { texts: {}, goals: [goal] });
  const open = cycleOf("kokubunji");
  const stages = open.stages.map((one) => ({ ...one, hiddenUntilConfirmed: one.stage === "secondEvaluation" }));
  const set = await setCycle(t.db, office, 2026, { ...open, stages }, "secondEvaluation");
  if (!set.ok) throw new Error(set.reason);
  const units = await t.ownerQuery<{ id: string; name: string }>("select unit_id as id, name from org_units");
  const unit = (name: string) => units.find((one) => one.name === name)?.id ?? null;
  const people: [string, Role, string | null][] = [
    ["staff", "staff", unit("総務課")],
    ["head", "head", unit("総務課")],
    ["above", "head", unit("総務部")],
    ["viewer", "viewer", null],
    ["auditor", "auditor", null],
  ];
  for (const [name, role, unitId] of people) {
    visitors.set(name, await signedIn(t, app, await addPerson(t, { name: `${name} 某`, role, unitId })));
  }
});
beforeEach(async () => {
  await stored("");
  await inStage(null);
});
afterAll(() => t.close());

const who = (name: string) => visitors.get(name) as Visitor;
const stored = (text: string) =>
  t.ownerQuery(
    `update goals set texts = case when $2 = '' then texts - 'rating.supervisor'
                                   else texts || jsonb_build_object('rating.supervisor', $2::text) end where goal_id = $1`,
    [goal.id, text],
  );
const inStage = (state: object | null) =>
  t.ownerQuery("update sheets set cycle_state = $2 where sheet_id = $1", [sheetId, state && JSON.stringify(state)]);
const rate = (one: Visitor, text: string, base = "") =>
  one.postJson(`/sheets/${sheetId}/changes`, {
    changes: [{ do: "setText", owner: { of: "goal", goalId: goal.id }, concept: "rating.supervisor", base, text }],
  });

/** Everything that gives words or numbers of the sheet away, but for the history. */
const doors = (): string[] => [
  url("sheet", { sheetId }),
  url("sheetContent", { sheetId }),
  url("editSheet", { sheetId }),
  url("editGoal", { sheetId, goalId: goal.id }),
  url("beside", { sheetId }, { goal: goal.id }),
  url("goalYears", { goalId: goal.id }),
  url("todo"),
  "/years/2026",
  "/years/2026/tree",
  "/years/2026/progress",
  ...["json", "csv"].flatMap((kind) => [`/sheets/${sheetId}/export.${kind}`, `/years/2026/export.${kind}`]),
];

/** An answer without what differs between any two. */
async function said(one: Visitor, path: string): Promise<string> {
  const answer = await one.get(path);
  const text = await answer.text();
  return `${answer.status} ${text.replace(/nonce="[^"]*"/g, "").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "-")}`;
}

describe("a superior's rating that the city keeps back until it is confirmed", () => {
  test.each(["staff", "head", "viewer"])("%s: no page, count or file depends on it", async (name) => {
    const before = await Promise.all(doors().map((path) => said(who(name), path)));
    await stored(canary);
    for (const [index, path] of doors().entries()) {
      expect([path, await said(who(name), path)]).toEqual([path, before[index]]);
    }
  });

  test.each(["above", "auditor"])("%s sees it", async (name) => {
    await stored(canary);
    expect(await said(who(name), url("sheet", { sheetId }))).toContain(canary);
    expect(await said(who(name), `/sheets/${sheetId}/export.csv`)).toContain(canary);
  });

  test("confirmed, everybody sees it", async () => {
    await stored(canary);
    await inStage({ ...stateAt("secondEvaluation"), status: "confirmed" });
    for (const name of ["staff", "head", "viewer"]) {
      expect(await said(who(name), url("sheet", { sheetId }))).toContain(canary);
      expect(await said(who(name), `/years/2026/export.csv`)).toContain(canary);
    }
  });

  test("a right guess is answered like a wrong one, and nothing is written", async () => {
    await stored(canary);
    const answers = [];
    for (const [text, base] of [
      [canary, ""],
      ["ちがう", ""],
      ["ちがう", canary],
    ] as const) {
      const answer = await rate(who("staff"), text, base);
      answers.push([answer.status, await answer.text()]);
    }
    expect(answers[0]?.[0]).toBe(422);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test("the history tells it to those who see it, and to nobody else, at no point of time", async () => {
    expect((await rate(who("above"), canary)).status).toBe(200);
    const at = encodeURIComponent(new Date(Date.now() + 60_000).toISOString());
    for (const name of ["staff", "head"]) {
      for (const path of [
        `/sheets/${sheetId}/history`,
        "/history",
        `/sheets/${sheetId}?at=${at}`,
        `/sheets/${sheetId}/export.csv?at=${at}`,
        `/years/2026/export.csv?at=${at}`,
      ]) {
        const page = await said(who(name), path);
        expect([path, page.slice(0, 3), page.includes(canary)]).toEqual([path, "200", false]);
        // An entry about nothing else is left out as a whole: that somebody rated is not told either.
        if (path.endsWith("history")) expect([path, page.includes("above 某")]).toEqual([path, false]);
      }
    }
    expect(await said(who("above"), `/sheets/${sheetId}/history`)).toContain(canary);
    expect(await said(who("auditor"), "/history")).toContain("above 某");
  });

  test("what is owed because of it stands in nobody's way who isn't shown it", async () => {
    const [fields, empty] = [formFields(builtInForm("iga-2022") as FormDefinition), "あり"];
    const texts = Object.fromEntries(
      fields
        .filter(({ field }) => field.required)
        .map(({ field }) => [field.concept, field.type === "due" ? "年度末" : empty]),
    );
    const [sheetTexts, goalTexts] = [JSON.stringify(texts), JSON.stringify({ ...texts, rating: "4" })];
    await t.ownerQuery("update sheets set texts = texts || $2 where sheet_id = $1", [sheetId, sheetTexts]);
    await t.ownerQuery("update goals set texts = texts || $2 where goal_id = $1", [goal.id, goalTexts]);
    const handedIn = async (rating: string) => {
      await stored(rating);
      await inStage({ ...stateAt("yearEnd"), extendedTo: "2027-04-30" });
      const answer = await who("staff").post(`/sheets/${sheetId}/acts/submit`, { key: randomUUID(), seen: "1" });
      return [answer.status, await answer.text()];
    };
    expect(await handedIn("2")).toEqual(await handedIn(""));
    expect(await handedIn("2")).toEqual([303, ""]);
  });

  test("a file that was exported without it and comes back neither shows it nor deletes it", async () => {
    await stored(canary);
    const file = await (await who("staff").get(`/sheets/${sheetId}/export.xlsx`)).arrayBuffer();
    const body = new FormData();
    body.append("files", new File([file], "課のシート.xlsx"));
    const headers = { "Sec-Fetch-Site": "same-origin", Cookie: who("staff").cookie() };
    const sent = await app.request(`/sheets/${sheetId}/return`, { method: "POST", body, headers });
    await imports.idle();
    const path = sent.headers.get("Location") ?? "";
    const page = await said(who("staff"), path);
    expect(page.slice(0, 3)).toBe("200");
    expect(page).not.toContain(canary);
    const link = /\/imports\/[\w-]+\/files\/[\w-]+/.exec(await (await who("staff").get(path)).text())?.[0] ?? "";
    expect(await said(who("staff"), link)).not.toContain(canary);
    const seen = /name="seen" value="([^"]+)"/.exec(await (await who("staff").get(path)).text())?.[1] ?? "none";
    await who("staff").post(`${path}/confirm`, { seen });
    const [row] = await t.ownerQuery<{ text: string }>(
      "select texts ->> 'rating.supervisor' as text from goals where goal_id = $1",
      [goal.id],
    );
    expect(row?.text).toBe(canary);
  });
});
