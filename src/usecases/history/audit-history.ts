import type { Database } from "../../database/database.ts";
import type { AuditReport } from "../../domain/history/audit-report.ts";
import type { KnownCheckpoints } from "./known-checkpoints.ts";
import { verifyHistory } from "./verify-history.ts";
import { verifySheets } from "./verify-sheets.ts";

/** Verifies all there is: the checkpoints, the chain with each of them, and that every sheet says what its history says. */
export async function auditHistory(db: Database, tenantId: string, known: KnownCheckpoints): Promise<AuditReport> {
  const verdict = await verifyHistory(db, tenantId, known.lines);
  const checkpoints = known.lines.length;
  if (!verdict.ok) {
    const findings = [verdict.finding, ...known.findings];
    return { entries: verdict.finding.seq - 1, end: null, sheets: 0, checkpoints, findings };
  }
  const { sheets, differing } = await verifySheets(db, tenantId);
  return {
    entries: verdict.entries,
    end: verdict.last?.hash ?? null,
    sheets,
    checkpoints,
    findings: [...known.findings, ...differing.map((sheetNumber) => ({ about: "sheet" as const, sheetNumber }))],
  };
}
