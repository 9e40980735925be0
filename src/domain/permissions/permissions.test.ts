import { describe, expect, test } from "vitest";
import type { Actor, Role } from "./actor.ts";
import {
  mayCarryOver,
  mayComment,
  mayEditSheet,
  mayImport,
  mayResolveThread,
  mayReturnSheets,
  maySeeImport,
  maySetUp,
} from "./permissions.ts";

function actor(role: Role, unitId: string | null = "section"): Actor {
  return { tenantId: "city", personId: "person", name: "山田 花子", role, unitId };
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

test("only the office imports and sets up", () => {
  for (const role of ["head", "staff", "viewer"] as const) {
    expect([mayImport(actor(role)), maySetUp(actor(role))]).toEqual([false, false]);
  }
  expect([mayImport(actor("office")), maySetUp(actor("office"))]).toEqual([true, true]);
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

test("every reader comments; a thread is settled by who began it or who writes the sheet", () => {
  for (const role of ["office", "head", "staff", "viewer"] as const) {
    expect(mayComment(actor(role, "elsewhere"), sheet)).toBe(true);
    expect(mayResolveThread(actor(role, "elsewhere"), sheet, "person")).toBe(true);
  }
  expect(mayResolveThread(actor("staff", "elsewhere"), sheet, "another")).toBe(false);
  expect(mayResolveThread(actor("viewer", "section"), sheet, "another")).toBe(false);
  expect(mayResolveThread(actor("staff", "section"), sheet, "another")).toBe(true);
});
