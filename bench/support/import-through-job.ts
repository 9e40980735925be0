import type { Actor } from "../../src/domain/permissions/actor.ts";
import { importRunner } from "../../src/jobs/import-runner.ts";
import { confirmImport } from "../../src/usecases/imports/confirm-import.ts";
import { readImport } from "../../src/usecases/imports/read-import.ts";
import { startImport } from "../../src/usecases/imports/start-import.ts";
import type { BenchServer } from "./bench-city.ts";

/**
 * What the web does with an uploaded file: keep it, read it in the background, show the preview, confirm it. Gives the
 * reason of a refusal: strangers' files have 4 seconds, which a busy machine may not grant to the largest.
 */
export async function importThroughJob(
  { db }: BenchServer,
  office: Actor,
  bytes: Uint8Array,
  goals: number,
): Promise<string | null> {
  const runner = importRunner(db);
  try {
    const files = [{ name: "goals.xlsx", bytes }];
    const started = await startImport(db, office, files, { formKey: null, fiscalYear: 2026 }, runner.readers);
    if (!started.ok) throw new Error(started.reason);
    runner.wake(office.tenantId);
    await runner.idle();
    const seen = await readImport(db, office, started.importId);
    const refusal = seen?.files.find(({ state }) => state === "refused")?.refusal;
    if (!seen || refusal) return JSON.stringify(refusal);
    const confirmed = await confirmImport(db, office, started.importId, seen.fingerprint);
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed).slice(0, 500));
    const read = seen.planned.flatMap(({ preview }) => preview.sheets.flatMap((sheet) => sheet.goals)).length;
    if (read !== goals) throw new Error(`${read} of ${goals} goals were read`);
    return null;
  } finally {
    await runner.close();
  }
}
