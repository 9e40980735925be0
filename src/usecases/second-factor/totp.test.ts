import { expect, test } from "vitest";
import { base32, bytesOfBase32 } from "./base32.ts";
import { newTotpSecret, stepOfCode, totpAddress, totpCode, totpStep } from "./totp.ts";

/** RFC 6238, appendix B: the ASCII secret of the SHA-1 rows. */
const secret = base32(Buffer.from("12345678901234567890"));
const at = (seconds: number) => new Date(seconds * 1000);

// RFC 6238, appendix B, eight digits.
test.each([
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
])("at %i seconds the code is %s", (seconds, code) => {
  expect(totpCode(secret, totpStep(at(seconds)), 8)).toBe(code);
});

// RFC 4226, appendix D: the counters 0 to 9, six digits.
test("the codes of the first ten steps are those of RFC 4226", () => {
  const codes = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
  expect(codes.map((_, step) => totpCode(secret, step))).toEqual(codes);
});

test("base32 is that of RFC 4648 and comes back", () => {
  expect(base32(Buffer.from("fooba"))).toBe("MZXW6YTB");
  expect(bytesOfBase32("MZXW6YTB").toString()).toBe("fooba");
  const fresh = newTotpSecret();
  expect(fresh).toMatch(/^[A-Z2-7]{32}$/);
  expect(base32(bytesOfBase32(fresh))).toBe(fresh);
});

test("a code counts one step early and late, not two, and not again", () => {
  const now = at(1_000_000_000);
  const step = totpStep(now);
  const found = [-2, -1, 0, 1, 2].map((off) => stepOfCode(secret, totpCode(secret, step + off), now, 0));
  expect(found).toEqual([null, step - 1, step, step + 1, null]);
  expect(stepOfCode(secret, totpCode(secret, step), now, step)).toBeNull();
  expect(stepOfCode(secret, totpCode(secret, step - 1), now, step)).toBeNull();
  expect(stepOfCode(secret, "", now, 0)).toBeNull();
});

test("the address names city and person, escaped", () => {
  const address = new URL(totpAddress({ secret, city: "みなと市", loginName: "sato&x=1" }));
  expect(decodeURIComponent(address.pathname)).toContain("道しるべ みなと市:sato&x=1");
  expect([address.searchParams.get("secret"), address.searchParams.get("issuer")]).toEqual([
    secret,
    "道しるべ みなと市",
  ]);
});
