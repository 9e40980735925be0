import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { checkRole } from "./check-role.ts";

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

async function withRole(grants: (role: string) => string[], work: (user: string) => Promise<void>): Promise<void> {
  const role = `michi_test_${randomUUID().replaceAll("-", "")}`;
  await t.ownerQuery(`create role ${role} login password 'only-for-tests'`);
  for (const sql of grants(role)) await t.ownerQuery(sql);
  try {
    await work(role);
  } finally {
    await t.ownerQuery(`reassign owned by ${role} to current_user`);
    await t.ownerQuery(`drop owned by ${role}`);
    await t.ownerQuery(`drop role ${role}`);
  }
}

const loginAs = (user: string) => ({ ...t.appLogin, user, password: "only-for-tests" });

test("the restricted role is accepted", async () => {
  await checkRole(t.appLogin);
});

test("a superuser is refused", async () => {
  await expect(checkRole(t.ownerLogin)).rejects.toThrow("superuser");
});

test.each([
  ["BYPASSRLS", (role: string) => [`alter role ${role} bypassrls`]],
  ["CREATEROLE", (role: string) => [`alter role ${role} createrole`]],
  ["所有者", (role: string) => [`create table owned_by_${role} ()`, `alter table owned_by_${role} owner to ${role}`]],
  ["superuser", (role: string) => [`grant ${t.ownerLogin.user} to ${role}`]],
] as const)("a role with power over the rows is refused: %s", async (word, grants) => {
  await withRole(grants, async (user) => {
    await expect(checkRole(loginAs(user))).rejects.toThrow(word);
  });
});
