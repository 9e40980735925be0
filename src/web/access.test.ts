import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, visitor, webApp } from "../../tests/support/web-city.ts";
import { type RouteName, routes } from "./routes.ts";
import type { LogEntry } from "./site.ts";

const unknownId = "00000000-0000-4000-8000-000000000000";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
const logged: LogEntry[] = [];
let office: Visitor;
let staff: Visitor;
let viewer: Visitor;
let stranger: Visitor;
let sheetId: string;
const goal = sampleGoal({ title: "窓口を待たせない", target: "5分" });

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t, { log: (entry) => logged.push(entry) });
  const actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  ({ sheetId } = await addSheet(t, actor, { texts: {}, goals: [goal] }));
  const [unit] = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = '総務課'");
  office = await signedIn(t, app, actor);
  staff = await signedIn(t, app, await addPerson(t, { name: "鈴木 葵", role: "staff", unitId: unit?.id ?? null }));
  viewer = await signedIn(t, app, await addPerson(t, { name: "田中 誠", role: "viewer" }));
  const other = await t.addMunicipality("となり市");
  stranger = await signedIn(t, app, await addPerson(t, { name: "他所 人", role: "office", tenantId: other }));
});
afterAll(() => t.close());

/** A path of the route. Where the pattern allows only some words, the first of them. */
function pathOf(name: RouteName, ids: { sheetId: string; goalId: string }): string {
  const values: Record<string, string> = { ...ids, year: "2026" };
  return routes[name].pattern.replace(/:(\w+)(?:\{([^}]*)\})?/g, (_, key: string, allowed?: string) => {
    if (allowed) return allowed.replace(/\\(.)/g, "$1").replace(/\((\w+)[^)]*\)/g, "$1");
    return values[key] ?? unknownId;
  });
}

const names = Object.keys(routes) as RouteName[];
const closed = names.filter((name) => routes[name].access !== "public");

describe("without signing in", () => {
  test.each(closed)("%s leads to the sign-in page", async (name) => {
    const path = pathOf(name, { sheetId, goalId: goal.id });
    const answer = await (routes[name].method === "GET" ? visitor(app).get(path) : visitor(app).post(path, {}));
    expect([answer.status, answer.headers.get("Location")?.split("?")[0]]).toEqual([303, "/sign-in"]);
  });

  test("a program that wants JSON is told 401", async () => {
    expect((await visitor(app).postJson(`/sheets/${sheetId}/changes`, { changes: [] })).status).toBe(401);
  });
});

describe("a person of another municipality", () => {
  const withSheet = names.filter((name) => routes[name].pattern.includes(":sheetId"));

  test.each(withSheet)("%s answers as for a sheet that doesn't exist", async (name) => {
    const ask = async (id: string) => {
      const path = pathOf(name, { sheetId: id, goalId: goal.id });
      const json = { changes: [{ do: "removeGoal", goalId: goal.id }] };
      if (routes[name].method === "GET") return await stranger.get(path);
      return await (name === "changeSheet" ? stranger.postJson(path, json) : stranger.post(path, { index: "0" }));
    };
    logged.length = 0;
    const [foreign, unknown] = [await ask(sheetId), await ask(unknownId)];
    const body = async (answer: Response) => (await answer.text()).replaceAll(sheetId, unknownId);
    expect(foreign.status).toBe(404);
    expect(unknown.status).toBe(404);
    expect(await body(foreign)).toBe(await body(unknown));
    expect(logged.map(({ what, path }) => [what, path.includes(sheetId)])).toEqual([
      ["not-found", true],
      ["not-found", false],
    ]);
  });

  test("a tenant named in header, query or body changes nothing", async () => {
    const headers = { "X-Tenant": t.tenantId, Host: "mishirube.example" };
    const answer = await stranger.get(`/sheets/${sheetId}?tenant=${t.tenantId}&tenantId=${t.tenantId}`, headers);
    expect(answer.status).toBe(404);
  });

  test("a cookie with another tenant's id is worth nothing", async () => {
    const secret = stranger.cookie().split(".")[1];
    const answer = await app.request("/history", { headers: { Cookie: `__Host-session=${t.tenantId}.${secret}` } });
    expect(answer.status).toBe(303);
  });
});

describe("within the municipality", () => {
  const change = { do: "setText", owner: { of: "goal", goalId: goal.id }, concept: "target", base: "5分", text: "4分" };

  test("who only reads, reads and cannot change", async () => {
    expect((await viewer.get(`/sheets/${sheetId}`)).status).toBe(200);
    expect((await viewer.get(`/sheets/${sheetId}/edit`)).status).toBe(403);
    expect((await viewer.postJson(`/sheets/${sheetId}/changes`, { changes: [change] })).status).toBe(403);
    expect((await viewer.post(`/sheets/${sheetId}/goals`, {})).status).toBe(403);
    const { content } = (await (await office.get(`/sheets/${sheetId}/content`)).json()) as { content: unknown };
    expect(content).toEqual({ texts: {}, goals: [goal] });
  });

  test.each([
    ["a key of its own", { changes: [change], owner: "me" }],
    ["a status", { changes: [{ ...change, status: "confirmed" }] }],
    ["a tenant", { changes: [{ ...change, owner: { ...change.owner, tenantId: unknownId } }] }],
    ["a score on a new goal", { changes: [{ do: "addGoal", goal: { ...goal, id: unknownId, score: 5 }, index: 0 }] }],
    ["a concept that is none", { changes: [{ ...change, concept: "__proto__" }] }],
    ["nothing", { changes: [] }],
  ])("a request that also sets %s is refused whole", async (_, body) => {
    const answer = await staff.postJson(`/sheets/${sheetId}/changes`, body);
    const keys = Object.keys(await answer.json());
    expect([answer.status, keys]).toEqual([400, ["message"]]);
  });

  test("a request from another site is refused", async () => {
    const path = `/sheets/${sheetId}/goals`;
    expect((await office.post(path, {}, { "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
    const old = { Cookie: office.cookie(), Origin: "https://evil.example", Host: "localhost" };
    expect((await app.request(path, { method: "POST", headers: old })).status).toBe(403);
  });

  test("a person whose account is closed is out with the next request", async () => {
    const leaver = await addPerson(t, { name: "退職 者", role: "office" });
    const one = await signedIn(t, app, leaver);
    expect((await one.get("/history")).status).toBe(200);
    await t.ownerQuery("update people set disabled_at = now() where person_id = $1", [leaver.personId]);
    expect((await one.get("/history")).status).toBe(303);
  });
});

test("every page carries the policy and is not kept by caches", async () => {
  for (const answer of [await visitor(app).get("/sign-in"), await office.get(`/sheets/${sheetId}`)]) {
    const policy = answer.headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe-inline");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(await answer.text()).not.toMatch(/ style="| on[a-z]+="/);
  }
});
