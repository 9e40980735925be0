import { describe, expect, test } from "vitest";
import { type Actor, type Post, type Role, roles } from "./actor.ts";
import {
  isHeadOf,
  mayCarryOver,
  mayChangePerson,
  mayComment,
  mayDecideAsMayor,
  mayEditSheet,
  mayGiveRole,
  mayImport,
  mayManagePeople,
  mayReadComments,
  mayReadHistory,
  mayReadSheet,
  mayResolveThread,
  mayReturnSheets,
  mayRunCycle,
  maySeeImport,
  maySetSignIn,
  maySetUp,
  readableHistory,
  worksIn,
} from "./permissions.ts";

function actor(role: Role, unitId: string | null = "section", ...more: Post[]): Actor {
  return { tenantId: "city", personId: "person", name: "山田 花子", posts: [{ role, unitId }, ...more] };
}

const sheet = { unitIds: ["section", "department"] };

describe("editing a sheet", () => {
  test.each<[Role, string | null, boolean]>([
    ["office", null, true],
    ["office", "elsewhere", true],
    ["head", "department", true],
    ["head", "section", true],
    ["head", "elsewhere", false],
    ["staff", "section", true],
    ["staff", "elsewhere", false],
    ["staff", null, false],
    ["viewer", "section", false],
  ])("%s of %s: %s", (role, unitId, expected) => {
    expect(mayEditSheet(actor(role, unitId), sheet)).toBe(expected);
  });

  test("a team does not edit the sheet of the department above it", () => {
    expect(mayEditSheet(actor("head", "section"), { unitIds: ["department"] })).toBe(false);
  });
});

test.each<[Role, string | null, boolean]>([
  ["office", null, true],
  ["head", "department", true],
  ["head", "section", true],
  ["head", "elsewhere", false],
  ["staff", "section", false],
  ["viewer", "section", false],
])("%s of %s carries the goals of a sheet over: %s", (role, unitId, expected) => {
  expect(mayCarryOver(actor(role, unitId), sheet)).toBe(expected);
});

test("several posts give what each of them gives, and not more", () => {
  const both = actor("staff", "elsewhere", { role: "head", unitId: "section" }, { role: "hr", unitId: null });
  expect([mayEditSheet(both, sheet), mayCarryOver(both, sheet), mayManagePeople(both)]).toEqual([true, true, true]);
  expect([isHeadOf(both, "section"), isHeadOf(both, "elsewhere"), isHeadOf(both, "department")]).toEqual([
    true,
    false,
    false,
  ]);
  expect([worksIn(both, "elsewhere"), worksIn(both, "department"), mayRunCycle(both)]).toEqual([true, false, false]);
  // A role without a place does not borrow the place of another post.
  const auditor = actor("auditor", "section", { role: "staff", unitId: "elsewhere" });
  expect(mayEditSheet(auditor, sheet)).toBe(false);
});

test("who holds no post today reads nothing", () => {
  const nobody = { ...actor("staff"), posts: [] };
  expect([mayReadSheet(nobody, sheet), mayComment(nobody, sheet), mayManagePeople(nobody)]).toEqual([
    false,
    false,
    false,
  ]);
  for (const role of roles) expect(mayReadSheet(actor(role, null), sheet)).toBe(true);
});

describe("what the city's own affairs ask for", () => {
  const who = (may: (one: Actor) => boolean) => roles.filter((role) => may(actor(role, null)));

  test("importing, setting up, people, sign-in, the cycle and the mayor's word", () => {
    expect(who(mayImport)).toEqual(["office"]);
    expect(who(maySetUp)).toEqual(["office", "administrator"]);
    expect(who(mayManagePeople)).toEqual(["office", "hr", "administrator"]);
    expect(who(maySetSignIn)).toEqual(["administrator"]);
    expect(who(mayRunCycle)).toEqual(["office"]);
    expect(who(mayDecideAsMayor)).toEqual(["mayor", "viceMayor"]);
  });

  test("nobody gives a post that reaches further than their own, nor changes the account of who holds one", () => {
    const given = (role: Role) => roles.filter((one) => mayGiveRole(actor(role, null), one));
    const own = roles.filter((one) => one !== "operator");
    expect(given("administrator")).toEqual(own);
    expect(given("office")).toEqual(own.filter((one) => one !== "administrator"));
    expect(given("hr")).toEqual(own.filter((one) => one !== "administrator" && one !== "office"));
    for (const role of ["staff", "head", "mayor", "auditor", "viewer", "operator"] as const) {
      expect(given(role)).toEqual([]);
      expect(mayChangePerson(actor(role), [])).toBe(false);
    }
    expect(mayChangePerson(actor("office"), ["staff", "administrator"])).toBe(false);
    expect(mayChangePerson(actor("administrator"), ["staff", "administrator"])).toBe(true);
  });
});

test.each<[Role, string | null, boolean]>([
  ["office", null, true],
  ["head", "department", true],
  ["staff", "section", true],
  ["staff", null, false],
  ["viewer", "section", false],
])("%s of %s returns sheets as files: %s", (role, unitId, expected) => {
  expect(mayReturnSheets(actor(role, unitId))).toBe(expected);
});

test("the office sees every import, others their own, and who may no longer return sheets none", () => {
  const seen = (role: Role) => [maySeeImport(actor(role), "person"), maySeeImport(actor(role), "another")];
  expect([seen("office"), seen("head"), seen("staff"), seen("viewer")]).toEqual([
    [true, true],
    [true, false],
    [true, false],
    [false, false],
  ]);
});

test("who takes part in the year comments; a thread is settled by who began it or who writes the sheet", () => {
  const who = (may: (one: Actor) => boolean) => roles.filter((role) => may(actor(role, "elsewhere")));
  expect(who((one) => mayComment(one, sheet))).toEqual(["staff", "head", "mayor", "viceMayor", "office"]);
  expect(who((one) => mayReadComments(one, sheet))).toEqual([
    "staff",
    "head",
    "mayor",
    "viceMayor",
    "office",
    "auditor",
  ]);
  expect(mayResolveThread(actor("mayor", null), sheet, "person")).toBe(true);
  expect(mayResolveThread(actor("auditor", null), sheet, "person")).toBe(false);
  expect(mayResolveThread(actor("staff", "elsewhere"), sheet, "another")).toBe(false);
  expect(mayResolveThread(actor("viewer", "section"), sheet, "another")).toBe(false);
  expect(mayResolveThread(actor("staff", "section"), sheet, "another")).toBe(true);
});

test("the history is open to who writes the sheet, to those above and to the auditor; two sentences agree on it", () => {
  const places = [sheet, { unitIds: ["department"] }, { unitIds: ["elsewhere"] }];
  for (const role of roles) {
    for (const unitId of [null, "section", "department", "elsewhere"]) {
      const one = actor(role, unitId);
      const readable = readableHistory(one);
      for (const place of places) {
        const listed = readable === "all" || place.unitIds.some((id) => readable.unitIds.includes(id));
        expect(mayReadHistory(one, place)).toBe(listed);
        expect(listed).toBe(["mayor", "viceMayor", "auditor"].includes(role) || mayEditSheet(one, place));
      }
    }
  }
});
