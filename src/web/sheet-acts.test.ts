import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cycleOf } from "../../tests/support/cycle-people.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { setCycle } from "../usecases/cycle/set-cycle.ts";
import { readSheet } from "../usecases/sheets/read-sheet.ts";

let t: TestDatabase;
let office: Actor;
let sheetId: string;
let goalId: string;
type Name = "office" | "staff" | "head" | "mayor" | "stranger";
let people: Record<Name, Actor>;
let visitors: Record<Name, Visitor>;
let today: Date;

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局", role: "office" });
  const goal = sampleGoal({ title: "窓口の改善" });
  goalId = goal.id;
  ({ sheetId } = await addSheet(t, office, { texts: {}, goals: [goal] }));
  const outcome = await readSheet(t.db, office, sheetId);
  const [section = null, department = null] = outcome.ok ? outcome.view.unit.unitIds : [];
  await setCycle(t.db, office, 2026, cycleOf("standard"), "planning");
  const tenantId = await t.addMunicipality("となり市");
  people = {
    office,
    staff: await addPerson(t, { name: "担当", role: "staff", unitId: section }),
    head: await addPerson(t, { name: "部長", role: "head", unitId: department }),
    mayor: await addPerson(t, { name: "市長", role: "viewer" }),
    stranger: await addPerson(t, { name: "他市", role: "office", tenantId }),
  };
  await cameTo("2026-05-01");
});
afterAll(() => t.close());

/** Another day: sessions don't last so long, so everyone signs in. */
async function cameTo(day: string): Promise<void> {
  today = new Date(`${day}T09:00:00+09:00`);
  const app = webApp(t, { now: () => today });
  const enter = (name: Name) => signedIn(t, app, people[name]);
  visitors = {
    office: await enter("office"),
    staff: await enter("staff"),
    head: await enter("head"),
    mayor: await enter("mayor"),
    stranger: await enter("stranger"),
  };
}

async function act(who: Name, name: string, fields: Record<string, string> = {}) {
  const page = await (await visitors[who].get(`/sheets/${sheetId}`)).text();
  const seen = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? "0";
  return await visitors[who].post(`/sheets/${sheetId}/acts/${name}`, { key: randomUUID(), seen, ...fields });
}

const sheetPage = async (who: Name) => await (await visitors[who].get(`/sheets/${sheetId}`)).text();

test("the page says where the sheet stands, until when, and offers what this person can do", async () => {
  const staffs = await sheetPage("staff");
  expect(staffs).toContain("今ここ");
  expect(staffs).toContain("期限 5月15日(金)");
  expect(staffs).toContain("提出する");
  expect(staffs).not.toContain("承認する");
  expect(await sheetPage("mayor")).not.toContain("提出する");
});

test("sending back needs a reason; what was typed stays", async () => {
  expect((await act("staff", "submit")).status).toBe(303);
  const refused = await act("head", "sendBack", { reason: " ", [`note.${goalId}`]: "数字を添えてください" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("数字を添えてください");
  const done = await act("head", "sendBack", {
    reason: "根拠が分かりません",
    [`note.${goalId}`]: "全体に数字を添えてください",
    [`note.${goalId}.target`]: "数字を添えてください",
    [`note.${goalId}.title`]: "短くしてください",
  });
  expect(done.status).toBe(303);
  const page = await sheetPage("staff");
  expect(page).toContain("5月1日(金) 部長さんからの差戻し");
  expect(page).toContain("「目標値」：数字を添えてください");
  expect(page).toContain("cell-note");
  expect(page).toContain("「目標」：短くしてください");
  expect(page).toContain("：全体に数字を添えてください");
  const form = await (await visitors.staff.get(`/sheets/${sheetId}/goals/${goalId}/edit`)).text();
  expect(form).toMatch(/id="goal\.target-asked">数字を添えてください</);
});

test("each note begins a thread at its place: the writers answer, who sent it back settles it", async () => {
  const comments = async (who: Name) => await (await visitors[who].get(`/sheets/${sheetId}/comments`)).text();
  const page = await comments("staff");
  for (const words of ["全体に数字を添えてください", "数字を添えてください", "短くしてください"]) {
    expect(page).toContain(words);
  }
  const threads = await t.ownerQuery<{ id: string; concept: string | null }>(
    "select thread_id as id, concept from comment_threads where sheet_id = $1 order by concept nulls first",
    [sheetId],
  );
  expect(threads.map(({ concept }) => concept)).toEqual([null, "target", "title"]);
  const path = `/sheets/${sheetId}/comments/${threads[0]?.id}`;
  expect((await visitors.head.post(path, { act: "resolve" })).status).toBe(303);
});

test("what was sent back is answered when the sheet is handed in again, and open again when it is withdrawn", async () => {
  expect(await sheetPage("head")).toContain("部長さんからの差戻し");
  expect((await act("staff", "submit")).status).toBe(303);
  for (const who of ["staff", "head"] as const) {
    const page = await sheetPage(who);
    expect(page).not.toContain("部長さんからの差戻し");
    expect(page).not.toContain("cell-note");
  }
  expect(await (await visitors.head.get(`/sheets/${sheetId}/history`)).text()).toContain("根拠が分かりません");
  expect((await act("staff", "withdraw")).status).toBe(303);
  expect(await sheetPage("staff")).toContain("部長さんからの差戻し");
});

test("what isn't a person's act is refused, and another city's sheet is not there", async () => {
  expect((await act("mayor", "submit")).status).toBe(403);
  expect((await act("staff", "extend", { until: "2026-12-31" })).status).toBe(403);
  expect((await act("head", "approve")).status).toBe(409);
  const body = { key: randomUUID(), seen: "1" };
  for (const path of [`/sheets/${sheetId}/acts/submit`, `/sheets/${randomUUID()}/acts/submit`]) {
    expect((await visitors.stranger.post(path, body)).status).toBe(404);
  }
  expect((await visitors.staff.get(`/sheets/${sheetId}/acts/drop-table`)).status).toBe(404);
  expect((await visitors.staff.post(`/sheets/${sheetId}/acts/submit`, { key: "no", seen: "1" })).status).toBe(422);
});

test("after the last day the sheet can be read, and the words of a late form come back to their author", async () => {
  await cameTo("2026-06-20");
  const page = await sheetPage("staff");
  expect(page).toContain("延長は事務局にご相談ください。");
  expect(page).not.toContain("編集する");
  const late = await visitors.staff.post(`/sheets/${sheetId}/goals/${goalId}/edit`, {
    "goal.target": "月10件",
    "base:goal.target": '""',
  });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("月10件");
  const change = { do: "setText", owner: { of: "goal", goalId }, concept: "target", base: "", text: "月10件" };
  const answer = await visitors.staff.postJson(`/sheets/${sheetId}/changes`, { changes: [change] });
  expect([answer.status, await answer.json()]).toMatchObject([
    422,
    { message: expect.stringContaining("締め切られました") },
  ]);
  expect((await act("office", "extend", { until: "0026-06-30" })).status).toBe(422);
  expect((await act("office", "extend", { until: "2026-06-30" })).status).toBe(303);
  expect((await visitors.staff.postJson(`/sheets/${sheetId}/changes`, { changes: [change] })).status).toBe(200);
});

test("once confirmed the goals are read only; the editor says why", async () => {
  for (const [who, name] of [
    ["staff", "submit"],
    ["head", "approve"],
    ["office", "confirm"],
  ] as const) {
    expect((await act(who, name)).status).toBe(303);
  }
  expect(await (await visitors.staff.get(`/sheets/${sheetId}/edit`)).text()).toContain(
    "10月1日(木)から書けるようになります。",
  );
  expect((await act("staff", "amend", { reason: "補正予算" })).status).toBe(303);
  expect(await sheetPage("staff")).toContain("修正の理由：補正予算");
  expect(await sheetPage("head")).toContain("まだありません。");
  const write = (base: string, text: string) => {
    const change = { do: "setText", owner: { of: "goal", goalId }, concept: "target", base, text };
    return visitors.staff.postJson(`/sheets/${sheetId}/changes`, { changes: [change] });
  };
  expect((await write("月10件", "月11件")).status).toBe(200);
  expect((await write("月11件", "月12件")).status).toBe(200);
  expect((await act("staff", "submit")).status).toBe(303);
  const heads = (await sheetPage("head")).replace(/<!-- -->/g, "");
  expect(heads).toContain("確定した内容から変わったところ（1か所）");
  expect(heads).toContain("<del>10</del><ins>12</ins>");
});

test("every form that acts on the sheet carries a key of its own; sent twice it has one effect", async () => {
  const { sheetId: another } = await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "別の目標" })] });
  await cameTo("2026-05-01");
  const formsOn = async (who: Name, path: string) => {
    const page = await (await visitors[who].get(path)).text();
    return [...page.matchAll(/<form[^>]*action="([^"]*\/acts\/[^"]*)"[^>]*>(.*?)<\/form>/gs)].map(
      ([, action, inner]) => ({
        action: action ?? "",
        key: /name="key" value="([0-9a-f-]{36})"/.exec(inner ?? "")?.[1] ?? "",
        seen: /name="seen" value="(\d+)"/.exec(inner ?? "")?.[1] ?? "",
      }),
    );
  };
  const entries = async () =>
    (await t.ownerQuery("select 1 from history where sheet_id = $1 and via = 'act'", [another])).length;
  const steps = [
    ["staff", "submit", ""],
    ["head", "sendBack", "sendBack"],
    ["staff", "submit", ""],
    ["head", "approve", ""],
    ["office", "confirm", ""],
    ["staff", "amend", "amend"],
    ["staff", "submit", ""],
    ["office", "approve", "approve"],
  ] as const;
  for (const [index, [who, act, page]] of steps.entries()) {
    const forms = await formsOn(who, `/sheets/${another}${page && `/acts/${page}`}`);
    for (const { key } of forms) expect(key).not.toBe("");
    const form = forms.find(({ action }) => action.endsWith(`/acts/${act}`));
    if (!form) throw new Error(`no form for ${act}`);
    const fields = { key: form.key, seen: form.seen, reason: "理由" };
    const answers = await Promise.all([1, 2].map(() => visitors[who].post(form.action, fields)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await entries()).toBe(index + 1);
  }
});
