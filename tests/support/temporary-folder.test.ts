import { tmpdir } from "node:os";
import { basename, dirname } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "./temporary-folder.ts";

test("what a test keeps for a while lies in the run's own folder, which goes with the run", () => {
  expect(dirname(temporaryFolder())).toBe(tmpdir());
  expect(basename(tmpdir())).toMatch(/^michi-test-/);
});
