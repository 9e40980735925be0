import { afterAll, beforeAll, expect, test } from "vitest";
import { sheetOnForm } from "../../tests/e2e/support/city.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";

let t: TestDatabase;
let office: Visitor;
let sheetId: string;
const differs = sampleGoal({ number: "1", title: "窓口", rating: "4", "rating.supervisor": "3" });
const missed = sampleGoal({ number: "2", title: "書庫", rating: "2", "rating.supervisor": "2" });
const explained = sampleGoal({ number: "3", title: "電話", rating: "1", ratingReason: "始められなかった" });

beforeAll(async () => {
  t = await testDatabase();
  const actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  office = await signedIn(t, webApp(t), actor);
  const place = { fiscalYear: 2024, unitPath: ["総務部"] };
  sheetId = await sheetOnForm(t, actor, "iga-2022", { texts: {}, goals: [differs, missed, explained] }, place);
});
afterAll(() => t.close());

test("the sheet asks for the reason of a miss and of a difference, and the goal's form says why", async () => {
  const sheet = await (await office.get(`/sheets/${sheetId}`)).text();
  expect(sheet.match(/理由を書いてください/g)).toHaveLength(2);
  const said = async (goalId: string) => {
    const form = await (await office.get(`/sheets/${sheetId}/goals/${goalId}/edit`)).text();
    return /id="goal\.ratingReason-owes">([^<]*)</.exec(form)?.[1];
  };
  expect(await said(differs.id)).toBe("「指導者」の「3」が「達成状況」の「4」と違うので、「理由」も書いてください。");
  expect(await said(missed.id)).toBe("「達成状況」が「2」なので、「理由」も書いてください。");
  expect(await said(explained.id)).toBeUndefined();
});

test("the year counts both lines by department", async () => {
  const page = await (await office.get("/years/2024")).text();
  const [, table = ""] = page.split("評価の集計</h2>");
  const rows = [...table.matchAll(/<th scope="row">(.*?)<\/tr>/g)].map(([, row]) =>
    (row ?? "").split(/<[^>]+>/).filter((cell) => cell !== ""),
  );
  expect(rows).toEqual([
    ["総務部", "達成状況", "0", "1", "0", "1", "1", "0", "0"],
    ["総務部", "指導者", "0", "0", "1", "1", "0", "0", "1"],
  ]);
  expect(await (await office.get("/years/2025")).text()).not.toContain("評価の集計");
});
