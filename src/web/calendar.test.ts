import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CycleCity, cycleCity } from "../../tests/support/cycle-city.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { signedIn, type Visitor, visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import type { LogEntry } from "./site.ts";

let t: TestDatabase;
let city: CycleCity;
let app: ReturnType<typeof webApp>;
let now = new Date("2026-05-10T03:00:00Z");
const logged: LogEntry[] = [];

beforeAll(async () => {
  t = await testDatabase();
  city = await cycleCity(t);
  app = webApp(t, { now: () => now, log: (entry) => logged.push(entry) });
});
afterAll(() => t.close());

async function feedOf(person: Actor): Promise<{ path: string; who: Visitor }> {
  const who = await signedIn(t, app, person);
  const page = await (await who.post("/account/calendar", { act: "make" })).text();
  const path = /value="https?:\/\/[^/"]+(\/calendar\/[^"]+\.ics)"/.exec(page)?.[1] ?? "";
  return { path, who };
}

type Entry = Record<string, string>;

/** RFC 5545: lines are folded, and each entry stands between its BEGIN and END. */
function entriesOf(text: string): Entry[] {
  const lines = text.replace(/\r\n[ \t]/g, "").split("\r\n");
  expect([lines[0], lines.at(-1)]).toEqual(["BEGIN:VCALENDAR", "END:VCALENDAR"]);
  expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const entries: Entry[] = [];
  for (const line of lines) {
    if (line === "BEGIN:VEVENT") entries.push({});
    const [, name = "", value = ""] = /^([^:]+):(.*)$/.exec(line) ?? [];
    const entry = entries.at(-1);
    if (entry && name) entry[name] ??= value;
  }
  return entries;
}

async function calendar(path: string): Promise<{ uid: string; day: string; words: string }[]> {
  const answer = await visitor(app).get(path);
  expect(answer.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
  return entriesOf(await answer.text()).map((entry) => ({
    uid: entry.UID ?? "",
    day: entry["DTSTART;VALUE=DATE"] ?? "",
    words: entry.SUMMARY ?? "",
  }));
}
const said = (entries: { day: string; words: string }[]) => entries.map(({ day, words }) => `${day} ${words}`);

test("each person finds the last days of what is theirs, as whole days", async () => {
  const { people } = city;
  expect(said(await calendar((await feedOf(people.staff)).path))).toEqual([
    "20260515 総務課 目標設定 提出の期限",
    "20261031 総務課 中間レビュー 提出の期限",
    "20270410 総務課 期末評価 提出の期限",
  ]);
  expect(said(await calendar((await feedOf(people.departmentHead)).path))).toEqual([
    "20260531 総務課 目標設定 承認の期限",
    "20261110 総務課 中間レビュー 承認の期限",
    "20270420 総務課 期末評価 承認の期限",
  ]);
  expect(said(await calendar((await feedOf(people.office)).path))).toEqual([
    "20260615 目標設定 確定の期限",
    "20261120 中間レビュー 確定の期限",
    "20270430 期末評価 確定の期限",
    "20270630 公表の承認 確定の期限",
  ]);
  expect(await calendar((await feedOf(people.mayor)).path)).toEqual([]);
});

test("an entry keeps its name when its day moves and when it is done; unchanged, it isn't sent again", async () => {
  const { path } = await feedOf(city.people.staff);
  const [first] = await calendar(path);
  const tag = (await visitor(app).get(path)).headers.get("ETag") ?? "";
  now = new Date("2026-05-10T09:00:00Z");
  const same = await visitor(app).get(path, { "If-None-Match": tag });
  expect([same.status, await same.text()]).toEqual([304, ""]);
  await city.act(city.people.office, { do: "extend", until: "2026-05-29" }, "2026-05-10");
  const moved = await visitor(app).get(path, { "If-None-Match": tag });
  expect(moved.status).toBe(200);
  expect((await calendar(path))[0]).toEqual({ ...first, day: "20260529" });
  await city.act(city.people.staff, "submit", "2026-05-20");
  expect((await calendar(path))[0]).toEqual({ uid: first?.uid, day: "20260529", words: `（済）${first?.words}` });
});

test("made anew, revoked, or its owner gone: the old address says so with 410; an unknown one is 404", async () => {
  const { path, who } = await feedOf(city.people.sectionHead);
  expect((await visitor(app).get(path)).status).toBe(200);
  const next = await feedOf(city.people.sectionHead);
  const gone = await visitor(app).get(path);
  expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining("もう使えません")]);
  expect((await visitor(app).get(next.path)).status).toBe(200);
  await t.ownerQuery("update people set disabled_at = now() where person_id = $1", [city.people.sectionHead.personId]);
  expect((await visitor(app).get(next.path)).status).toBe(410);
  await t.ownerQuery("update people set disabled_at = null");
  expect((await visitor(app).get(next.path)).status).toBe(200);
  await who.post("/account/calendar", { act: "revoke" });
  expect((await visitor(app).get(next.path)).status).toBe(410);
  const unknown = await visitor(app).get(`/calendar/${t.tenantId}.${"A".repeat(43)}.ics`);
  expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining("見つかりません")]);
  expect((await visitor(app).get("/calendar/x.ics")).status).toBe(404);
  const elsewhere = next.path.replace(t.tenantId, await t.addMunicipality("となり市"));
  expect((await visitor(app).get(elsewhere)).status).toBe(404);
});

test("the secret is stored as a hash, shown once, and in no log", async () => {
  const { path, who } = await feedOf(city.people.staff);
  const secret = /\.([A-Za-z0-9_-]{43})\.ics/.exec(path)?.[1] ?? "none";
  expect(await (await who.get("/account/notices")).text()).not.toContain(secret);
  const stored = await t.ownerQuery<{ hash: Buffer }>("select token_hash as hash from calendar_feeds");
  expect(stored.some(({ hash }) => hash.toString("base64url") === secret)).toBe(false);
  await t.ownerQuery("alter table calendar_feeds rename to hidden_feeds");
  logged.length = 0;
  expect((await visitor(app).get(path)).status).toBe(500);
  await t.ownerQuery("alter table hidden_feeds rename to calendar_feeds");
  expect(logged).toMatchObject([{ what: "failed", path: "/calendar/…" }]);
});

test("a program that asks without end is told to wait, others are not", async () => {
  const { path } = await feedOf(city.people.staff);
  const other = await feedOf(city.people.departmentHead);
  let answer = await visitor(app).get(path);
  for (let count = 0; count < 60 && answer.status === 200; count++) answer = await visitor(app).get(path);
  expect([answer.status, answer.headers.get("Retry-After")]).toEqual([429, "900"]);
  expect((await visitor(app).get(other.path)).status).toBe(200);
  now = new Date(now.getTime() + 16 * 60_000);
  expect((await visitor(app).get(path)).status).toBe(200);
});

test.each(["America/Los_Angeles", "Asia/Tokyo", "Pacific/Kiritimati"])(
  "the day is the same on a machine in %s",
  (zone) => {
    const program = `
      import { calendarFile } from "./src/web/calendar-file.ts";
      const entry = { uid: "u", fiscalYear: 2026, sheetId: null, sheetNumber: null, path: [], stage: "s", label: "期末", what: "write", due: "2026-10-31", done: false, talk: null };
      console.log(calendarFile({ city: "市", site: null, entries: [entry] }, new Date(0)).text);`;
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
      env: { ...process.env, TZ: zone },
      encoding: "utf8",
    });
    expect(stdout).toContain("DTSTART;VALUE=DATE:20261031\r\nDTEND;VALUE=DATE:20261101");
  },
);
