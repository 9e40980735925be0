import { randomUUID } from "node:crypto";
import { openFiscalYear } from "../../src/database/fiscal-year-store.ts";
import type { Actor, Role } from "../../src/domain/permissions/actor.ts";
import { importRunner } from "../../src/jobs/import-runner.ts";
import { writeComment } from "../../src/usecases/comments/write-comment.ts";
import { setCycle } from "../../src/usecases/cycle/set-cycle.ts";
import { addNote } from "../../src/usecases/notes/write-note.ts";
import { previewReorganisation, reorganise } from "../../src/usecases/organisation/reorganise.ts";
import { makeSharedGoal } from "../../src/usecases/shared-goals/make-shared-goal.ts";
import { grantSupport } from "../../src/usecases/support/grant-support.ts";
import type { LogEntry } from "../../src/web/site.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { sectionWorkbook } from "./import-files.ts";
import { addPerson, addSheet, sampleForm, sampleGoal } from "./sample-city.ts";
import { tryingOut } from "./trying-out.ts";
import type { Ids } from "./walk-routes.ts";
import { signedIn, type Visitor, webApp } from "./web-city.ts";

/** Everyone who may be met in a city, by what they are to the sheet of 港湾部 港湾課. `nobody`: without a post today. */
export const posts = {
  ownStaff: { role: "staff", unit: "港湾課" },
  ownHead: { role: "head", unit: "港湾課" },
  aboveHead: { role: "head", unit: "港湾部" },
  otherStaff: { role: "staff", unit: "環境課" },
  otherHead: { role: "head", unit: "環境課" },
  mayor: { role: "mayor", unit: null },
  viceMayor: { role: "viceMayor", unit: null },
  office: { role: "office", unit: null },
  hr: { role: "hr", unit: "港湾課" },
  auditor: { role: "auditor", unit: "港湾課" },
  administrator: { role: "administrator", unit: "港湾課" },
  viewer: { role: "viewer", unit: "港湾課" },
  operator: { role: "operator", unit: null },
  nobody: { role: "staff", unit: "港湾課" },
} as const satisfies Record<string, { role: Role; unit: string | null }>;
export type Persona = keyof typeof posts;

/** A city with something of every kind in it. Whatever is tried in it leaves nothing behind. */
export type WalkCity = {
  t: TestDatabase;
  app: ReturnType<typeof webApp>;
  real: Ids;
  logged: LogEntry[];
  /** Office and administrator in one, who made all of it. */
  office: Visitor;
  /** The same in another municipality. */
  stranger: Visitor;
  who: Record<Persona, Visitor>;
  wroteTo(): string[];
  now(): Date;
};

/** The year's end is near: what can be done then can be tried. */
const now = () => new Date("2027-02-01T03:00:00Z");

/** A year in which the walk may write on any day it is run. */
const alwaysOpen = {
  key: "always-open",
  name: "いつでも書ける流れ",
  stages: [
    {
      stage: "planning",
      label: "目標",
      fills: ["planning"],
      approvers: ["section", "department"],
      windows: { section: { opens: "-04-01", closes: "+03-30" } },
    },
    {
      stage: "yearEnd",
      label: "期末",
      fills: ["yearEnd"],
      windows: { section: { opens: "+03-31", closes: "+03-31" } },
    },
  ],
};

export async function walkCity(): Promise<WalkCity> {
  const t = await testDatabase();
  const trial = tryingOut(t.db);
  const logged: LogEntry[] = [];
  const imports = importRunner(trial.db);
  const app = webApp(t, { db: trial.db, imports, now, log: (entry) => logged.push(entry) });
  const actor = await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" });
  const goal = sampleGoal({ title: "窓口を待たせない", target: "5分" });
  const { sheetId } = await addSheet(t, actor, { texts: {}, goals: [goal] }, ["港湾部", "港湾課"]);
  await addSheet(t, actor, { texts: {}, goals: [sampleGoal({ title: "別の課の目標" })] }, ["環境部", "環境課"]);
  const set = await setCycle(t.db, actor, 2026, alwaysOpen, "planning");
  if (!set.ok) throw new Error(set.reason);
  await t.db.withTenant(t.tenantId, (tx) => openFiscalYear(tx, 2027, sampleForm));
  const unitOf = async (name: string) =>
    (await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = $1", [name]))[0]?.id ?? "";
  const office = await signedIn(t, app, actor);
  const { importId, fileId } = await startedImport(t, app, imports, office);
  const { personId } = actor;
  const shared = await makeSharedGoal(t.db, actor, { fiscalYear: 2027, ownerUnitId: null, title: "窓口を待たせない" });
  const threadId = randomUUID();
  const place = { goalId: goal.id, concept: null };
  const { people, visitors } = await everybody(t, app, unitOf);
  const body = "窓口の数を確かめたい";
  const comment = { commentId: threadId, threadId: null, place, body, mentioned: people.ownStaff.personId };
  await writeComment(t.db, actor, sheetId, comment);
  const [post] = await t.ownerQuery<{ id: string }>("select post_id as id from posts where person_id = $1", [personId]);
  await grantSupport(t.db, actor, { reason: "窓口の不具合", hours: 1 }, now());
  const [grant] = await t.ownerQuery<{ id: string }>("select grant_id as id from support_grants");
  const [told] = await t.ownerQuery<{ id: string }>("select notification_id as id from notifications");
  const notificationId = told?.id ?? "";
  const [passkey] = await t.ownerQuery<{ id: string }>(
    `insert into passkeys (tenant_id, person_id, credential_id, public_key, counter, rp_id, name)
     select tenant_id, person_id, 'credential', '', 0, 'localhost', 'key' from people where person_id = $1
     returning passkey_id as id`,
    [personId],
  );
  const passkeyId = passkey?.id ?? "";
  const noteId = await writtenNote(t, actor, sheetId, goal.id);
  const [evidence] = await t.ownerQuery<{ id: string }>("select file_id as id from evidence_files");
  const real: Ids = {
    sheetId,
    goalId: goal.id,
    importId,
    fileId,
    personId,
    unitId: await unitOf("港湾課"),
    threadId,
    postId: post?.id ?? "",
    grantId: grant?.id ?? "",
    sharedGoalId: shared.ok ? shared.sharedGoalId : "",
    notificationId,
    passkeyId,
    noteId,
    evidenceId: evidence?.id ?? "",
    actId: await renamedUnit(t, actor),
  };
  const other = await t.addMunicipality("となり市");
  const theirs = await addPerson(t, { name: "他所 人", role: "office", and: "administrator", tenantId: other });
  await addSheet(t, theirs, { texts: {}, goals: [sampleGoal({ title: "となりの目標" })] }, ["企画部", "企画課"]);
  const stranger = await signedIn(t, app, theirs);
  trial.begin();
  return { t, app, real, logged, office, stranger, who: visitors, wroteTo: trial.wroteTo, now };
}

async function everybody(t: TestDatabase, app: ReturnType<typeof webApp>, unitOf: (name: string) => Promise<string>) {
  const people = {} as Record<Persona, Actor>;
  const visitors = {} as Record<Persona, Visitor>;
  for (const [persona, { role, unit }] of Object.entries(posts) as [Persona, (typeof posts)[Persona]][]) {
    const unitId = unit && (await unitOf(unit));
    people[persona] = await addPerson(t, { name: `${persona} 某`, role, unitId });
    visitors[persona] = await signedIn(t, app, people[persona]);
  }
  await t.ownerQuery("update posts set until_day = '2027-01-31' where person_id = $1", [people.nobody.personId]);
  return { people, visitors };
}

async function writtenNote(t: TestDatabase, actor: Actor, sheetId: string, goalId: string): Promise<string> {
  const noteId = randomUUID();
  const files = [{ name: "窓口.txt", bytes: Buffer.from("窓口の数") }];
  const place = { goalId, workItemId: null, marker: "" };
  await addNote(t.db, actor, sheetId, { noteId, ...place, on: "2026-06-10", body: "窓口を数えた", files });
  return noteId;
}

/** A section that has another name from next year on; returns the act. */
async function renamedUnit(t: TestDatabase, actor: Actor): Promise<string> {
  await addSheet(t, actor, { texts: {}, goals: [] }, ["港湾部", "倉庫課"]);
  const [unit] = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = '倉庫課'");
  const act = { kind: "rename" as const, unitId: unit?.id ?? "", name: "物流課" };
  const request = { act, day: "2027-04-01", moveSheets: false, heirs: {} };
  const preview = await previewReorganisation(t.db, actor, request);
  const actId = randomUUID();
  const done = await reorganise(t.db, actor, request, { actId, seen: preview.ok ? preview.reorganised.seen : "" });
  if (!done.ok) throw new Error(done.reason);
  return actId;
}

async function startedImport(
  t: TestDatabase,
  app: ReturnType<typeof webApp>,
  imports: ReturnType<typeof importRunner>,
  office: Visitor,
): Promise<{ importId: string; fileId: string }> {
  const body = new FormData();
  const bytes = new Uint8Array(await sectionWorkbook(["環境部", "窓口課"], [{ number: "①", title: "窓口の改善" }]));
  body.append("files", new File([bytes], "窓口課.xlsx"));
  const headers = { "Sec-Fetch-Site": "same-origin", Cookie: office.cookie() };
  const answer = await app.request("/imports", { method: "POST", body, headers });
  await imports.idle();
  const importId = answer.headers.get("Location")?.split("/").at(-1) ?? "";
  const [file] = await t.ownerQuery<{ id: string }>("select file_id as id from import_files");
  return { importId, fileId: file?.id ?? "" };
}
