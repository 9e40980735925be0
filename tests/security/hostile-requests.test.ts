import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LogEntry } from "../../src/web/site.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../support/sample-city.ts";
import { signedIn, testPassword, type Visitor, visitor, webApp } from "../support/web-city.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let office: Visitor;
let sheetId: string;
let login: { code: string; loginName: string; password: string };
const logged: LogEntry[] = [];
const goal = sampleGoal({ title: "窓口を待たせない", target: "5分" });
const ownPage = { "Sec-Fetch-Site": "same-origin" };

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t, { log: (entry) => logged.push(entry) });
  const actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  ({ sheetId } = await addSheet(t, actor, { texts: {}, goals: [goal] }));
  office = await signedIn(t, app, actor);
  const [row] = await t.ownerQuery<{ code: string }>("select code from municipalities");
  login = { code: row?.code ?? "", loginName: `login-${actor.personId}`, password: testPassword };
});
afterAll(() => t.close());

describe("where a sign-in leads to", () => {
  test.each(["/\t/evil.example", "/\n/evil.example", "/\r\nX-Evil: 1", "//evil.example", "/\\evil.example", "evil"])(
    "never to %j",
    async (back) => {
      const answer = await visitor(app).post("/sign-in", { ...login, back });
      expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/"]);
    },
  );

  test("to the very page asked for, with its query", async () => {
    const back = `/sheets/${sheetId}?at=2026-11-20T01:00:00Z`;
    expect((await visitor(app).post("/sign-in", { ...login, back })).headers.get("Location")).toBe(back);
  });
});

describe("times that are none", () => {
  const times = [
    "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59-23:59",
    "9999-12-31T23:59:59+23:59",
    "2026-02-30T00:00:00Z",
    "infinity",
    "now",
    "",
  ];
  test.each(times)("the sheet, its history, its texts and its file as of %j are not there", async (at) => {
    const query = `?at=${encodeURIComponent(at)}`;
    for (const path of ["", "/history", "/content", "/export.csv", "/edit"]) {
      expect([path, (await office.get(`/sheets/${sheetId}${path}${query}`)).status]).toEqual([path, 404]);
    }
  });

  test("a time with its offset is the same moment", async () => {
    const at = new Date(Date.now() + 3_600_000);
    const inJapan = new Date(at.getTime() + 9 * 3_600_000).toISOString().replace("Z", "+09:00");
    const answer = await office.get(`/sheets/${sheetId}/content?at=${encodeURIComponent(inJapan)}`);
    expect(answer.status).toBe(200);
  });
});

describe("bodies that are none", () => {
  const raw = (path: string, type: string, body: BodyInit, cookie = office.cookie()) =>
    app.request(path, { method: "POST", body, headers: { ...ownPage, "Content-Type": type, Cookie: cookie } });

  test.each([
    ["a form without its boundary", "multipart/form-data; boundary=x", "no boundary here"],
    [
      "a form cut off",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="code"\r\n\r\n1',
    ],
    ["a NUL in a name", "application/x-www-form-urlencoded", "code=1&loginName=a%00b&password=x"],
    ["a NUL in a key", "application/x-www-form-urlencoded", "co%00de=1"],
  ])("%s is answered with 400 on every route that takes a form", async (_, type, body) => {
    logged.length = 0;
    const paths = ["/sign-in", "/people", "/imports", `/sheets/${sheetId}/header/edit`, "/account", "/set-up"];
    for (const path of paths) expect([path, (await raw(path, type, body)).status]).toEqual([path, 400]);
    expect(logged.filter(({ what }) => what === "failed")).toEqual([]);
  });

  test.each(["{", "null", "[]", '"x"', '{"changes":{}}', '{"changes":[null]}', ""])(
    "JSON like %j is refused with 400 and changes nothing",
    async (body) => {
      expect((await raw(`/sheets/${sheetId}/changes`, "application/json", body)).status).toBe(400);
    },
  );

  test("a name with a NUL in a file is no file name", async () => {
    const body = new FormData();
    body.append("files", new File(["番号\t目標\n"], "a\0.txt"));
    const answer = await app.request("/imports", {
      method: "POST",
      body,
      headers: { ...ownPage, Cookie: office.cookie() },
    });
    expect(answer.status).toBe(400);
  });

  test("who isn't signed in cannot make the program keep a large body", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 100) controller.close();
        else controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    const init = { method: "POST", body: endless, duplex: "half", headers: ownPage } as const;
    const answer = await app.request(new Request("http://localhost/imports", init));
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/sign-in"]);
    expect(sent).toBeLessThan(5);
  });

  test.each(["/sign-in", "/imports"])("more than %s takes is 413, with and without a length", async (path) => {
    const chunk = new Uint8Array(1_000_000).fill(97);
    let left = 60;
    const stream = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
      });
    const headers = { ...ownPage, Cookie: office.cookie(), "Content-Type": "application/x-www-form-urlencoded" };
    const init = { method: "POST", body: stream(), duplex: "half", headers } as const;
    expect((await app.request(new Request(`http://localhost${path}`, init))).status).toBe(413);
    const declared = { ...headers, "Content-Length": "60000000" };
    expect((await app.request(path, { method: "POST", body: "a=1", headers: declared })).status).toBe(413);
  });
});
