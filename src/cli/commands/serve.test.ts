import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp } from "../../../tests/e2e/support/running-app.ts";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

test("serves on the port asked for, says it is healthy, and ends within seconds when asked to", async () => {
  const app = await startApp(t.appLogin);
  const health = await fetch(`${app.url}/healthz`);
  expect([health.status, await health.json()]).toEqual([200, { ok: true }]);
  await app.stop();
  await expect(fetch(`${app.url}/healthz`)).rejects.toThrow();
});

test("a port that is taken is said in plain words, and nothing is left running", async () => {
  const taken = createServer().listen(0);
  const address = taken.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await expect(startApp(t.appLogin, port)).rejects.toThrow(`ポート ${port} はほかのプログラムが使っています`);
  taken.close();
});
