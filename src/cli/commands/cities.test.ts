import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connectionUrl } from "../../../tests/e2e/support/running-app.ts";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../../tests/support/sample-city.ts";
import { run } from "./cities.ts";

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  const office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "内々の目標" })] }, ["港湾部", "港湾課"]);
  await t.addMunicipality("となり市");
});
afterAll(() => t.close());

test("the cities are listed with counts, and with no word of theirs", async () => {
  vi.stubEnv("DATABASE_URL", connectionUrl(t.appLogin));
  const said: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
  expect(await run([])).toBe(0);
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(/^990001　みちしるべ市　1年度　2部課　1人　シート1枚　最後の変更 \d{4}-\d\d-\d\d$/);
  expect(said[1]).toBe("990002　となり市　0年度　0部課　0人　シート0枚　最後の変更 なし");
  expect(said.join()).not.toMatch(/佐藤|内々|港湾/);
  vi.unstubAllEnvs();
});
