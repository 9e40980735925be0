import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CycleState, type SheetActName, stateAt } from "../../src/domain/cycle/cycle-state.ts";
import { routes } from "../../src/web/routes.ts";
import { type Persona, posts, type WalkCity, walkCity } from "../support/walk-city.ts";
import { ask, names } from "../support/walk-routes.ts";
import { type Expected, type SheetState, whoActs, whoMay } from "./who-may.ts";

const sentBack = { reason: "理由", by: "課長", on: "2027-01-30", notes: [] };
const states: Record<SheetState, CycleState> = {
  writing: stateAt("planning"),
  submitted: { ...stateAt("planning"), status: "submitted" },
  approved: { ...stateAt("planning"), status: "submitted", approvals: 2 },
  sentBack: { ...stateAt("planning"), status: "sentBack", sentBack },
  later: stateAt("yearEnd"),
  amended: { ...stateAt("yearEnd"), amendment: { reason: "理由", from: "writing" } },
  confirmed: { ...stateAt("yearEnd"), status: "confirmed" },
  closed: { ...stateAt("yearEnd"), status: "closed" },
};
const everyState = Object.keys(states) as SheetState[];
const personas = Object.keys(posts) as Persona[];

let city: WalkCity;
beforeAll(async () => {
  city = await walkCity();
});
afterAll(() => city?.t.close());

async function putInto(state: SheetState): Promise<void> {
  await city.t.ownerQuery("update sheets set cycle_state = $2 where sheet_id = $1", [
    city.real.sheetId,
    JSON.stringify(states[state]),
  ]);
}

/** What became of a request: `refused` by who asks, `written`, or neither (read, held back by the state). */
async function outcomeOf(persona: Persona, asked: Promise<Response>): Promise<"refused" | "written" | "answered"> {
  const answer = await asked;
  // Events go on for as long as somebody listens.
  if (answer.headers.get("Content-Type")?.startsWith("text/event-stream")) await answer.body?.cancel();
  else await answer.arrayBuffer();
  // What the operator asks for is written into the city's history: that is not their doing.
  const wrote = city.wroteTo().filter((table) => persona !== "operator" || !table.startsWith("history"));
  if (answer.status >= 500) throw new Error(`${persona}: ${answer.status}`);
  const isSentAway = answer.headers.get("Location")?.startsWith("/sign-in") ?? false;
  if ([401, 403, 404].includes(answer.status) || isSentAway) return wrote.length === 0 ? "refused" : "written";
  return wrote.length === 0 ? "answered" : "written";
}

test("every route has its expectation, and none is left over", () => {
  expect(Object.keys(whoMay).sort()).toEqual([...names].sort());
});

describe("every role, in every state of the sheet", () => {
  const closed = names.filter((name) => whoMay[name] !== "public");

  test.each(closed)("%s", async (name) => {
    const { who, when, ownOnly, nothingThere } = whoMay[name] as Expected;
    const reads = routes[name].method === "GET";
    // Only what is about the sheet can depend on its state; of the others, and of reading, two states say enough.
    const aboutSheet = routes[name].pattern.includes(":sheetId");
    const found: string[] = [];
    for (const state of aboutSheet ? (when ? everyState : (["writing", "closed"] as const)) : (["writing"] as const)) {
      await putInto(state);
      for (const persona of personas) {
        const outcome = await outcomeOf(persona, ask(city.who[persona], name, city.real));
        const may = who.includes(persona);
        const takesEffect = may && !reads && when?.includes(state);
        const right = ownOnly
          ? outcome !== "written" || (persona !== "nobody" && persona !== "operator")
          : !may
            ? outcome === "refused"
            : when
              ? outcome === (takesEffect ? "written" : "answered")
              : nothingThere || outcome === "answered" || (outcome === "written" && !reads);
        if (!right) found.push(`${persona}, ${state}: ${outcome}`);
      }
    }
    expect(found).toEqual([]);
  });
});

describe("every act by every role in every state", () => {
  test.each(Object.keys(whoActs) as SheetActName[])("%s", async (act) => {
    const { by, when } = whoActs[act];
    const [row] = await city.t.ownerQuery<{ revision: number }>(
      "select revision::int as revision from sheets where sheet_id = $1",
      [city.real.sheetId],
    );
    const found: string[] = [];
    for (const state of everyState) {
      await putInto(state);
      for (const persona of personas) {
        const form = { key: randomUUID(), seen: String(row?.revision), reason: "理由", until: "2099-03-31" };
        const asked = city.who[persona].post(`/sheets/${city.real.sheetId}/acts/${act}`, form);
        const outcome = await outcomeOf(persona, asked);
        const expected = !by.includes(persona) ? "refused" : when[state]?.includes(persona) ? "written" : "answered";
        if (outcome !== expected) found.push(`${persona}, ${state}: ${outcome}, not ${expected}`);
      }
    }
    expect(found).toEqual([]);
  });
});
