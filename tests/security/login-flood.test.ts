import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loginNameOf } from "../../src/usecases/people/login-name.ts";
import { sealerOf } from "../../src/usecases/secrets/sealer.ts";
import { hashPassword } from "../../src/usecases/sessions/password.ts";
import { signIn } from "../../src/usecases/sessions/sign-in.ts";
import { attemptLimits } from "../../src/usecases/sessions/sign-in-attempts.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { addPerson } from "../support/sample-city.ts";

const townHall = "10.20.30.40";
const password = "窓口に花を飾る係長より";
const now = new Date("2026-11-20T00:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60_000);

const sealer = sealerOf(() => Buffer.alloc(32));
let t: TestDatabase;
let loginName: string;
beforeAll(async () => {
  t = await testDatabase();
  const { personId } = await addPerson(t, { name: "佐藤 まどか", role: "staff" });
  loginName = loginNameOf(`login-${personId}`);
  await t.ownerQuery("update people set password_hash = $1", [await hashPassword(password)]);
});
beforeEach(() => t.ownerQuery("delete from sign_in_attempts"));
afterAll(() => t.close());

const attempt = (given: { password?: string; address?: string } = {}) =>
  signIn(t.db, sealer, t.tenantId, { loginName, password, address: townHall, ...given }, now);

/** As many failures from the town hall as its limit and more, on names that may or may not be there. */
const flood = () =>
  t.ownerQuery(
    `insert into sign_in_attempts (tenant_id, at, login_name, source, succeeded)
     select $1, $2, 'guess-' || n, $3, false from generate_series(1, $4::integer) n`,
    [t.tenantId, daysAgo(0), townHall, attemptLimits.ofAddress + 100],
  );

test("a flood of guesses from an infected PC doesn't shut out who signs in from that address every day", async () => {
  await signIn(t.db, sealer, t.tenantId, { loginName, password, address: townHall }, daysAgo(7));
  await flood();
  expect(await attempt()).toMatchObject({ ok: true });
});

test("it does shut out who was never seen there, and who was seen there long ago", async () => {
  await signIn(t.db, sealer, t.tenantId, { loginName, password, address: "10.99.99.99" }, daysAgo(7));
  await flood();
  expect(await attempt()).toEqual({ ok: false, reason: "too-many-attempts" });
  await signIn(t.db, sealer, t.tenantId, { loginName, password, address: townHall }, daysAgo(91));
  expect(await attempt()).toEqual({ ok: false, reason: "too-many-attempts" });
  expect(await attempt({ address: "10.99.99.99" })).toMatchObject({ ok: true });
});

test("an account that is known at the address is still guessed at five times only", async () => {
  await signIn(t.db, sealer, t.tenantId, { loginName, password, address: townHall }, daysAgo(7));
  await flood();
  const outcomes: unknown[] = [];
  for (let n = 0; n <= attemptLimits.ofAccount; n++) outcomes.push(await attempt({ password: "ちがう合言葉です" }));
  expect(outcomes.slice(0, -1)).toEqual(Array(attemptLimits.ofAccount).fill({ ok: false, reason: "wrong" }));
  expect(outcomes.at(-1)).toEqual({ ok: false, reason: "too-many-attempts" });
});
