import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type BenchServer, benchServer } from "../../bench/support/bench-city.ts";
import { loadSheet } from "../../src/database/sheet-store.ts";
import { url } from "../../src/web/routes.ts";
import { startApp } from "../e2e/support/running-app.ts";
import { type BareLimit, measureBareLimit } from "./bare-limit.ts";
import { officeOfPeople, type Writer } from "./office-of-people.ts";
import { type PageClient, pageClient } from "./page-client.ts";

export type DeadlineDay = { people: number; seconds: number; everySeconds: number; rampSeconds: number };

export type DeadlineDayResult = {
  /** Milliseconds from the moment a save was due until its answer, waiting for an earlier one included. */
  saves: number[];
  submissions: number[];
  /** What was answered otherwise than with success, by kind. */
  errors: Map<string, number>;
  requests: number;
  resent: number;
  seconds: number;
  /** Acknowledged words that don't stand in the database afterwards. */
  lost: number;
  bare: BareLimit;
};

const partThatSubmits = 0.1;

/**
 * People open their editors, write, and some submit: over HTTP, against the program in a process of its own, on a
 * private server or (TEST_DATABASE_URL) a given one.
 */
export async function runDeadlineDay(day: DeadlineDay): Promise<DeadlineDayResult> {
  const server = await benchServer();
  try {
    return await dayOn(server, day);
  } finally {
    await server.close();
  }
}

async function dayOn(server: BenchServer, day: DeadlineDay): Promise<DeadlineDayResult> {
  const writers = await officeOfPeople(server, day.people);
  const app = await startApp(server.appLogin);
  const client = pageClient(app.url);
  const errors = new Map<string, number>();
  try {
    await inTurn(writers, day.rampSeconds, (writer) => openEditor(client, writer, errors));
    const started = performance.now();
    const lives = writers.map((writer, index) => liveThrough(client, writer, index, day, errors));
    const lived = await Promise.all(lives);
    const seconds = (performance.now() - started) / 1000;
    const saves = lived.flatMap((life) => life.saves);
    const submissions = lived.flatMap((life) => life.submissions);
    const lost = await countLost(
      server,
      writers,
      lived.map(({ text }) => text),
    );
    const bare = await measureBareLimit(server, stillWriting(writers), day);
    return {
      saves,
      submissions,
      errors,
      requests: saves.length + submissions.length,
      resent: client.resent(),
      seconds,
      lost,
      bare,
    };
  } finally {
    client.close();
    await app.stop();
  }
}

/** The first tenth submits. */
function stillWriting(writers: Writer[]): Writer[] {
  return writers.slice(Math.ceil(writers.length * partThatSubmits));
}

async function openEditor(client: PageClient, writer: Writer, errors: Map<string, number>): Promise<void> {
  const { sheetId, cookie } = writer;
  const answer = await client.get(url("editSheet", { sheetId }), cookie);
  if (answer.status !== 200) count(errors, `editor ${answer.status}`);
  client.listen(url("sheetEvents", { sheetId }, { writing: 1 }), cookie);
}

type Life = { saves: number[]; submissions: number[]; text: string };

async function liveThrough(
  client: PageClient,
  writer: Writer,
  index: number,
  { people, seconds, everySeconds }: DeadlineDay,
  errors: Map<string, number>,
): Promise<Life> {
  const { sheetId, cookie, goal } = writer;
  const life: Life = { saves: [], submissions: [], text: goal.texts.method ?? "" };
  const began = performance.now();
  const phase = (index / people) * everySeconds * 1000;
  const submits = index < people * partThatSubmits;
  // Spread over the middle of the time, whatever the order of the sections.
  const ends = seconds * 1000 * (submits ? 0.2 + (0.7 * index) / (people * partThatSubmits) : 1);
  for (let n = 0; phase + n * everySeconds * 1000 < ends; n += 1) {
    const due = began + phase + n * everySeconds * 1000;
    await until(due);
    const text = `${goal.texts.method ?? ""}\n${n + 1}回目の推敲。`;
    const owner = { of: "goal", goalId: goal.id } as const;
    const change = { do: "setText", owner, concept: "method", base: life.text, text };
    const answer = await client
      .postJson(url("changeSheet", { sheetId }), cookie, { changes: [change] })
      .catch((error: Error) => ({ status: 0, body: error.message }));
    life.saves.push(performance.now() - due);
    if (answer.status === 200) life.text = text;
    else count(errors, `save ${answer.status} ${answer.status === 0 ? answer.body : ""}`);
  }
  if (submits) await submit(client, writer, began + ends, life, errors);
  return life;
}

async function submit(
  client: PageClient,
  { sheetId, cookie }: Writer,
  due: number,
  life: Life,
  errors: Map<string, number>,
): Promise<void> {
  await until(due);
  const page = await client.get(url("sheet", { sheetId }), cookie);
  const seen = /name="seen" value="(\d+)"/.exec(page.body)?.[1] ?? "0";
  const sent = performance.now();
  const answer = await client.postForm(url("actOnSheet", { sheetId, act: "submit" }), cookie, {
    key: randomUUID(),
    seen,
  });
  life.submissions.push(performance.now() - sent);
  if (answer.status !== 303) count(errors, `submit ${answer.status} ${/<h1>(.*?)<\/h1>/.exec(answer.body)?.[1] ?? ""}`);
}

async function countLost(server: BenchServer, writers: Writer[], texts: string[]): Promise<number> {
  let lost = 0;
  for (const [index, { actor, sheetId, goal }] of writers.entries()) {
    const sheet = await server.db.withTenant(actor.tenantId, (tx) => loadSheet(tx, sheetId));
    if (sheet?.goals.find(({ id }) => id === goal.id)?.texts.method !== texts[index]) lost += 1;
  }
  return lost;
}

async function inTurn(writers: Writer[], seconds: number, work: (writer: Writer) => Promise<void>): Promise<void> {
  const began = performance.now();
  await Promise.all(
    writers.map(async (writer, index) => {
      await until(began + (index / writers.length) * seconds * 1000);
      await work(writer);
    }),
  );
}

async function until(time: number): Promise<void> {
  const left = time - performance.now();
  if (left > 0) await sleep(left);
}

function count(errors: Map<string, number>, kind: string): void {
  errors.set(kind, (errors.get(kind) ?? 0) + 1);
}
