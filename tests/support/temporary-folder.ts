import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A fresh folder that PostgreSQL's user can enter too when the tests run as root. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "michi-test-"));
  chmodSync(folder, 0o755);
  return folder;
}
