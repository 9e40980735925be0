import { createHash } from "node:crypto";
import type { PlannedFile } from "./import-plan.ts";

/**
 * Stands for everything a person saw before confirming: the files, what was put right and decided, and the revisions of the
 * sheets they meet. Another fingerprint at the confirmation: something changed since, and it must be looked at again.
 */
export function planFingerprint(planned: readonly PlannedFile[]): string {
  const seen = planned.map(({ fileId, fiscalYear, preview, decisions, sheets }) => [
    fileId,
    fiscalYear,
    preview,
    decisions,
    sheets.map((one) => {
      const target = "target" in one ? one.target : null;
      return [one.act, one.unit, target && [target.sheet.sheetId, target.sheet.revision]];
    }),
  ]);
  return createHash("sha256").update(JSON.stringify(seen)).digest("base64url");
}
