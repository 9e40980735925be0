import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sealingKey } from "./key-file.ts";
import { sealerOf } from "./sealer.ts";

const folder = mkdtempSync(join(tmpdir(), "michi-key-"));
afterAll(() => rmSync(folder, { recursive: true }));

const key = randomBytes(32);
const sealer = sealerOf(() => key);

test("what was sealed opens for its owner, twice the same secret looks different", () => {
  const [once, again] = [sealer.seal("ひみつ", "a"), sealer.seal("ひみつ", "a")];
  expect(once.equals(again)).toBe(false);
  expect(once.toString("latin1")).not.toContain(Buffer.from("ひみつ").toString("latin1"));
  expect([sealer.open(once, "a"), sealer.open(again, "a")]).toEqual(["ひみつ", "ひみつ"]);
});

test("another owner, another key, a flipped bit and a stump open nothing", () => {
  const sealed = sealer.seal("ひみつ", "a");
  const flipped = Buffer.from(sealed);
  flipped[15] = (flipped[15] ?? 0) ^ 1;
  const other = sealerOf(() => Buffer.alloc(32));
  expect([
    sealer.open(sealed, "b"),
    other.open(sealed, "a"),
    sealer.open(flipped, "a"),
    sealer.open(sealed.subarray(0, 9), "a"),
  ]).toEqual([null, null, null, null]);
});

test("the key is made once, for the program's account alone, and a broken one is said", () => {
  const data = join(folder, "data");
  expect(sealingKey(data).equals(sealingKey(data))).toBe(true);
  expect(statSync(join(data, "sealing.key")).mode & 0o777).toBe(0o600);
  writeFileSync(join(data, "sealing.key"), "short");
  expect(() => sealingKey(data)).toThrow("壊れています");
});
