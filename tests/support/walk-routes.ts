import { randomUUID } from "node:crypto";
import { type RouteName, routes } from "../../src/web/routes.ts";
import { sampleForm } from "./sample-city.ts";
import type { Visitor } from "./web-city.ts";

/** Every parameter of an address, as something real of the city, or as something that isn't there. */
export type Ids = Record<
  | "sheetId"
  | "goalId"
  | "importId"
  | "fileId"
  | "personId"
  | "unitId"
  | "threadId"
  | "postId"
  | "grantId"
  | "notificationId"
  | "passkeyId"
  | "noteId"
  | "sharedGoalId"
  | "evidenceId"
  | "actId",
  string
>;

export const names = Object.keys(routes) as RouteName[];
export const hasId = (name: RouteName) => /:\w+Id\b/.test(routes[name].pattern);

export function pathOf(name: RouteName, ids: Ids): string {
  const values: Record<string, string> = {
    ...ids,
    year: "2026",
    formKey: sampleForm.key,
    version: "1",
    file: "x.js",
    act: "extend",
  };
  return routes[name].pattern.replace(/:(\w+)(?:\{([^}]*)\})?/g, (_, key: string, allowed?: string) => {
    // Where the pattern allows only some words: the first of them.
    if (allowed) return allowed.replace(/\\(.)/g, "$1").replace(/\((\w+)[^)]*\)/g, "$1");
    const value = values[key];
    if (value === undefined) throw new Error(`the walk has no value for :${key} of ${name}`);
    return value;
  });
}

/** What each route takes, so that it isn't the body that is refused. Ids in it are followed as those in the address. */
function bodyOf(name: RouteName, ids: Ids): Record<string, string> {
  const bodies: Partial<Record<RouteName, Record<string, string>>> = {
    moveGoal: { index: "0" },
    saveGoal: { "goal.title": "乗っ取り", "base:goal.title": JSON.stringify("窓口を待たせない") },
    saveHeader: { "sheet.mission": "乗っ取り", "base:sheet.mission": '""' },
    confirmImport: { seen: "x" },
    changeImportFile: { act: "leave-out", leave: "yes" },
    addComment: {
      commentId: "00000000-0000-4000-8000-000000000001",
      threadId: "",
      place: "",
      body: "乗っ取り",
      to: "",
    },
    settleThread: { act: "resolve" },
    holdCell: { cell: `goal/${ids.goalId}|target` },
    addNote: { noteId: randomUUID(), place: `${ids.goalId} - `, on: "2026-06-10", body: "乗っ取り" },
    changeNote: { place: `${ids.goalId} - `, on: "2026-06-10", body: "乗っ取り", version: "1" },
    savePerson: { name: "乗っ取り", password: "", closed: "yes" },
    addPost: { kind: "main", title: "", role: "viewer", unitId: ids.unitId, from: "2027-02-01", until: "" },
    grantSupport: { reason: "乗っ取り", hours: "1" },
    changePost: { act: "end", until: "2027-02-01" },
    endPersonSessions: { session: "all" },
    addPerson: {
      name: "新しい人",
      loginName: "new",
      title: "",
      from: "2027-02-01",
      role: "staff",
      unitId: ids.unitId,
      password: "x".repeat(12),
    },
    addUnit: { name: "新しい係", parentId: ids.unitId, since: "always" },
    beginSheet: { unitId: ids.unitId, having: "0" },
    actOnSheet: { key: randomUUID(), seen: "1", until: "2099-03-31" },
    takeOverForm: { key: "standard" },
    makeSharedGoal: { title: "乗っ取り", owner: "office" },
    saveSharedGoal: { "goal.target": "乗っ取り", "base:goal.target": '""', act: "save" },
    placeSharedGoal: { unit: ids.unitId },
    withdrawSharedGoal: { goalId: ids.goalId },
    deployList: { [`goal.${ids.goalId}`]: ids.unitId },
    saveServedGoals: { [`serves.${ids.goalId}`]: "" },
    acceptCarryOver: { [`goal.${ids.goalId}`]: "end", to: ids.unitId },
  };
  return bodies[name] ?? {};
}

/** Asks for a route as our pages would. */
export function ask(who: Visitor, name: RouteName, ids: Ids): Promise<Response> {
  const path = pathOf(name, ids);
  if (routes[name].method === "GET") return who.get(path);
  if (name !== "changeSheet") return who.post(path, bodyOf(name, ids));
  return who.postJson(path, { changes: [{ do: "removeGoal", goalId: ids.goalId }] });
}

/** Ids like these, of which nobody has heard. */
export function unknownIds(real: Ids): Ids {
  const ids = Object.keys(real) as (keyof Ids)[];
  return Object.fromEntries(ids.map((key) => [key, randomUUID()])) as Ids;
}
