import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Goal } from "../../src/domain/sheets/sheet-content.ts";
import { url } from "../../src/web/routes.ts";
import type { Answer, PageClient } from "../load/page-client.ts";

/** What was acknowledged: so often was the cell counted up, these goals were added, these comments made. */
export type Acknowledged = { counted: number; goals: string[]; comments: string[] };

const patience = 60_000;

/**
 * Counts a cell up, adds goals and comments in turn, as fast as they are acknowledged, until told to stop. A request
 * that was not answered is sent again, the same, until it is: whoever wrote it doesn't know what became of it.
 */
export function persistentWriter(client: PageClient, cookie: string, sheetId: string, goal: Goal) {
  const done: Acknowledged = { counted: 0, goals: [], comments: [] };
  let stopped = false;

  async function insist(expected: number, send: () => Promise<Answer>): Promise<void> {
    const since = performance.now();
    for (;;) {
      const answer = await send().catch(() => null);
      if (answer?.status === expected) return;
      // Away, or ended midway: anything else is an answer that a repeated request must not get.
      if (answer && answer.status < 500) throw new Error(`${answer.status}: ${answer.body.slice(0, 300)}`);
      if (performance.now() - since > patience) throw new Error(`no answer for a minute (${answer?.status})`);
      await sleep(50);
    }
  }
  const change = (one: unknown) =>
    insist(200, () => client.postJson(url("changeSheet", { sheetId }), cookie, { changes: [one] }));

  async function write(): Promise<void> {
    while (!stopped) {
      const base = done.counted === 0 ? "" : String(done.counted);
      const owner = { of: "goal", goalId: goal.id };
      await change({ do: "setText", owner, concept: "target", base, text: String(done.counted + 1) });
      done.counted += 1;
      if (done.counted % 3 === 1) {
        const added = { id: randomUUID(), texts: { title: `目標 ${goal.id} ${done.counted}` }, workItems: [] };
        await change({ do: "addGoal", goal: added, index: 0 });
        done.goals.push(added.id);
      }
      if (done.counted % 5 === 1) {
        const commentId = randomUUID();
        const fields = { commentId, threadId: "", place: goal.id, body: `確認 ${done.counted}`, to: "" };
        await insist(303, () => client.postForm(url("addComment", { sheetId }), cookie, fields));
        done.comments.push(commentId);
      }
    }
  }
  const writing = write();
  return {
    done,
    /** Fulfilled when everything that was begun is acknowledged. */
    async stop(): Promise<Acknowledged> {
      stopped = true;
      await writing;
      return done;
    },
    failed: writing.then(
      () => null,
      (error: Error) => error,
    ),
  };
}
