import type { Database } from "../../database/database.ts";
import type { AuditFinding, AuditReport } from "../../domain/history/audit-report.ts";
import type { KnownCheckpoints } from "./known-checkpoints.ts";
import { verifyHistory } from "./verify-history.ts";
import { verifySharedGoals } from "./verify-shared-goals.ts";
import { verifySheets } from "./verify-sheets.ts";

/** Verifies all there is: the checkpoints, the chain with each of them, and that every sheet says what its history says. */
export async function auditHistory(db: Database, tenantId: string, known: KnownCheckpoints): Promise<AuditReport> {
  const verdict = await verifyHistory(db, tenantId, known.lines);
  const checkpoints = known.lines.length;
  if (!verdict.ok) {
    const findings = [verdict.finding, ...known.findings];
    return { entries: verdict.finding.seq - 1, end: null, sheets: 0, checkpoints, findings };
  }
  const emptied = await emptiedUnduly(db, tenantId);
  const { sheets, differing } = await verifySheets(db, tenantId);
  const shared = await verifySharedGoals(db, tenantId);
  return {
    entries: verdict.entries,
    end: verdict.last?.hash ?? null,
    sheets,
    checkpoints,
    findings: [
      ...known.findings,
      ...emptied,
      ...differing.map((sheetNumber) => ({ about: "sheet" as const, sheetNumber })),
      ...shared.map((name) => ({ about: "shared-goal" as const, name })),
    ],
  };
}

/** The chain holds over emptied entries. Each must have been emptied by a disposal that was carried out; else the first is named. */
async function emptiedUnduly(db: Database, tenantId: string): Promise<AuditFinding[]> {
  const rows = await db.withTenant(tenantId, (tx) =>
    tx.query<{ seq: number; at: string; sheetId: string | null }>(
      `select seq, at, sheet_id as "sheetId" from history h where payload is null
         and not exists (select from disposals d where d.disposal_id = h.disposal_id and d.state = 'done')
       order by seq limit 1`,
    ),
  );
  return rows.map((row) => ({ about: "entry", fault: "emptied", ...row }));
}
