import { randomUUID } from "node:crypto";
import { applyChange, textsOf, undoOf } from "../../src/domain/sheets/apply-change.ts";
import type { SheetChange, SheetEvent } from "../../src/domain/sheets/sheet-change.ts";
import type { CellOwner, SheetContent } from "../../src/domain/sheets/sheet-content.ts";
import { oneOf } from "../support/seeded-random.ts";

/** Everything one editor was told is saved: the words it wrote, in the order of the answers. */
export type Saved = { words: string[]; aborted: number; conflicts: number };

const concepts = ["title", "target", "yearEnd.report"] as const;

/**
 * A person who writes, adds, removes, moves and takes back at random on what their page shows, which may be long out
 * of date; closes the connection now and then before the answer; and after a conflict writes on what stands there.
 */
export async function randomEditor(
  address: string,
  cookie: string,
  { name, acts, random }: { name: string; acts: number; random: () => number },
): Promise<Saved> {
  const headers = { Cookie: cookie, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json" };
  const saved: Saved = { words: [], aborted: 0, conflicts: 0 };
  const did: SheetEvent[] = [];
  let seen = await look();

  async function look(): Promise<SheetContent> {
    const answer = await fetch(`${address}/content`, { headers });
    return ((await answer.json()) as { content: SheetContent }).content;
  }

  /** True when it was acknowledged. An aborted request is sent once more, as an editor does that hears nothing. */
  async function send(change: SheetChange): Promise<boolean> {
    const body = JSON.stringify({ changes: [change] });
    const ask = (signal: AbortSignal | null) => fetch(`${address}/changes`, { method: "POST", headers, body, signal });
    let answer: Response | null = null;
    if (random() < 0.25) {
      answer = await ask(AbortSignal.timeout(Math.floor(random() * 12))).catch(() => null);
      if (!answer) saved.aborted += 1;
    }
    answer ??= await ask(null);
    await answer.text();
    if (answer.status === 409) saved.conflicts += 1;
    else if (answer.status !== 200) throw new Error(`${answer.status} for ${body}`);
    return answer.status === 200;
  }

  for (let n = 0; n < acts; n += 1) {
    if (random() < 0.3) seen = await look();
    const last = did.at(-1);
    const change = random() < 0.15 && last ? undoOf(last) : nextChange(seen, `${name}の${n}`, random);
    if (change === null) continue;
    if (await send(change)) {
      saved.words.push(...wordsOf(change));
      const outcome = applyChange(seen, change);
      if (outcome.ok && outcome.event) did.push(outcome.event);
      if (outcome.ok) seen = outcome.content;
    } else {
      seen = await look();
    }
  }
  return saved;
}

function nextChange(seen: SheetContent, words: string, random: () => number): SheetChange | null {
  const goal = seen.goals.length === 0 ? null : oneOf(random, seen.goals);
  const dice = random();
  if (!goal || dice < 0.15) {
    const added = { id: randomUUID(), texts: { title: words }, workItems: [] };
    return { do: "addGoal", goal: added, index: Math.floor(random() * 4) };
  }
  if (dice < 0.25) return { do: "removeGoal", goalId: goal.id };
  if (dice < 0.35) return { do: "moveGoal", goalId: goal.id, index: Math.floor(random() * 4) };
  const owner: CellOwner = dice < 0.45 ? { of: "sheet" } : { of: "goal", goalId: goal.id };
  const concept = owner.of === "sheet" ? "mission" : oneOf(random, concepts);
  return { do: "setText", owner, concept, base: textsOf(seen, owner)?.[concept] ?? "", text: words };
}

function wordsOf(change: SheetChange): string[] {
  if (change.do === "setText") return change.text === "" ? [] : [change.text];
  return change.do === "addGoal" ? Object.values(change.goal.texts).filter((text) => text !== undefined) : [];
}
