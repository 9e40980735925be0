import { randomUUID } from "node:crypto";
import type { Database } from "../database/database.ts";
import type { Listener } from "../database/listen-on.ts";
import type { PresentRow } from "../database/presence-store.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { mayReadSheet } from "../domain/permissions/permissions.ts";
import { arriveAtSheet, leaveSheet } from "../usecases/presence/arrive-at-sheet.ts";
import { lookAround, type Surroundings } from "../usecases/presence/look-around.ts";

/** `cell`: the one in hand, as the editor names it; absent: none. */
export type Present = { name: string; writing: boolean; cell?: string };

/** What a page is told. `over`: its session has ended; nothing follows. `still-here` only keeps the connection alive. */
export type LiveEvent =
  | { event: "sheet"; revision: number }
  | { event: "people"; people: Present[] }
  | { event: "still-here" }
  | { event: "over" };

/** A page that wants to be told. `tokenHash`: of the session that opened it. */
export type Watcher = {
  actor: Actor;
  tokenHash: Buffer;
  sheetId: string;
  writing: boolean;
  tell: (event: LiveEvent) => void;
  /** Closes the connection; a page that was not told that it is over connects again. */
  hangUp: () => void;
};

export type OpenOutcome = { ok: true; leave: () => void } | { ok: false; reason: "not-found" | "too-many" };

/** Tells open pages what happens to their sheet, in this process or another. */
export type LiveSheets = { watch(watcher: Watcher): Promise<OpenOutcome>; close(): Promise<void> };

/** So often sessions, people and revisions are looked at, whatever was heard, in milliseconds: who lost access is out in 5 s. */
const beat = 2_500;
/** People come in a row when a meeting begins: one look for all of them. */
const gathering = 150;
const mostOfOnePerson = 12;
const mostOfAll = 2_000;

type Stream = Watcher & { streamId: string; unitIds: string[]; revision: number; people: string };

export function liveSheets(db: Database, now: () => Date): LiveSheets {
  const streams = new Set<Stream>();
  const opening = new Map<string, number>();
  const soon = new Map<string, NodeJS.Timeout>();
  let listener: Listener | null = null;
  let timer: NodeJS.Timeout | undefined;
  let beats = 0;

  const countOf = (personId: string) =>
    [...streams].filter(({ actor }) => actor.personId === personId).length + (opening.get(personId) ?? 0);

  function end(stream: Stream): void {
    if (!streams.delete(stream)) return;
    // Should it fail, the row is unseen before long.
    leaveSheet(db, stream.actor.tenantId, stream).catch(() => {});
    if (streams.size === 0) clearInterval(timer);
  }

  function tellRevision(stream: Stream, revision: number): void {
    if (revision <= stream.revision) return;
    stream.revision = revision;
    stream.tell({ event: "sheet", revision });
  }

  function heard(words: string): void {
    const [tenantId = "", sheetId, revision = ""] = words.split(" ");
    const concerned = [...streams].filter((one) => one.sheetId === sheetId && one.actor.tenantId === tenantId);
    if (concerned.length === 0) return;
    if (revision !== "-") for (const stream of concerned) tellRevision(stream, Number(revision));
    else if (!soon.has(tenantId)) soon.set(tenantId, setTimeout(() => void look(tenantId, false), gathering).unref());
  }

  async function look(tenantId: string, renew: boolean): Promise<void> {
    clearTimeout(soon.get(tenantId));
    soon.delete(tenantId);
    const own = [...streams].filter(({ actor }) => actor.tenantId === tenantId);
    const around = await lookAround(db, tenantId, {
      tokenHashes: own.map(({ tokenHash }) => tokenHash),
      sheetIds: [...new Set(own.map(({ sheetId }) => sheetId))],
      renew: renew ? own.map(({ streamId }) => streamId) : [],
      now: now(),
      // While the database is away nobody is told anything; the next look catches up.
    }).catch(() => null);
    if (around) for (const stream of own) if (streams.has(stream)) tellAround(stream, around);
  }

  function tellAround(stream: Stream, { sessions, people, revisions }: Surroundings): void {
    const session = sessions.get(stream.tokenHash.toString("hex"));
    const revision = revisions.get(stream.sheetId);
    const mayStay = session && revision !== undefined && mayReadSheet({ ...stream.actor, ...session }, stream);
    if (!mayStay) {
      end(stream);
      stream.tell({ event: "over" });
      stream.hangUp();
      return;
    }
    tellRevision(stream, revision);
    const others = othersOf(stream, people);
    const said = JSON.stringify(others);
    if (said === stream.people) return;
    stream.people = said;
    stream.tell({ event: "people", people: others });
  }

  function everyBeat(): void {
    beats += 1;
    for (const stream of streams) stream.tell({ event: "still-here" });
    const tenants = new Set([...streams].map(({ actor }) => actor.tenantId));
    for (const tenantId of tenants) void look(tenantId, beats % 2 === 0);
  }

  async function enter(watcher: Watcher): Promise<OpenOutcome> {
    const streamId = randomUUID();
    const arrived = await arriveAtSheet(db, watcher.actor, { ...watcher, streamId });
    if (!arrived.ok) return arrived;
    const stream: Stream = { ...watcher, streamId, unitIds: arrived.unitIds, revision: -1, people: "[]" };
    if (streams.size === 0) timer = setInterval(everyBeat, beat).unref();
    streams.add(stream);
    tellRevision(stream, arrived.revision);
    void look(watcher.actor.tenantId, false);
    return { ok: true, leave: () => end(stream) };
  }

  return {
    async watch(watcher) {
      const { personId } = watcher.actor;
      if (streams.size >= mostOfAll || countOf(personId) >= mostOfOnePerson) return { ok: false, reason: "too-many" };
      listener ??= db.listen("sheet_news", heard);
      opening.set(personId, (opening.get(personId) ?? 0) + 1);
      try {
        return await enter(watcher);
      } finally {
        const left = (opening.get(personId) ?? 1) - 1;
        if (left > 0) opening.set(personId, left);
        else opening.delete(personId);
      }
    },
    async close() {
      clearInterval(timer);
      for (const one of soon.values()) clearTimeout(one);
      const open = [...streams];
      streams.clear();
      for (const stream of open) stream.hangUp();
      await Promise.allSettled(open.map((stream) => leaveSheet(db, stream.actor.tenantId, stream)));
      await listener?.close();
    },
  };
}

/** Oneself in another window is nobody else. */
function othersOf(stream: Stream, people: PresentRow[]): Present[] {
  return people
    .filter(({ sheetId, personId }) => sheetId === stream.sheetId && personId !== stream.actor.personId)
    .map(({ name, writing, cell }) => ({ name, writing, ...(cell !== "" && { cell }) }));
}
