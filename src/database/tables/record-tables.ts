import type { Generated } from "kysely";
import type { AuditReport } from "../../domain/history/audit-report.ts";
import type { RecordKind } from "../../domain/retention/retention.ts";
import type { Json, Tenant } from "./column-types.ts";

/** The history, its checkpoints, and how long records are kept. */
export type RecordTables = {
  /** Written only through the SQL function append_history. */
  history: {
    tenant_id: Tenant;
    seq: number;
    at: string;
    sheet_id: string | null;
    actor_id: string | null;
    via: string;
    payload: string | null;
    salt: Buffer | null;
    digest: Buffer;
    hash: Buffer;
    disposal_id: string | null;
  };
  history_heads: { tenant_id: Tenant; seq: number; at: string; hash: Buffer };
  checkpoint_heads: { tenant_id: Tenant; key_id: string; number: number; line_hash: Buffer; made_at: string };
  audit_runs: {
    tenant_id: Tenant;
    run_id: Generated<string>;
    asked_by: string | null;
    asked_at: Generated<string>;
    state: Generated<"queued" | "running" | "done">;
    started_at: string | null;
    finished_at: string | null;
    report: Json<AuditReport> | null;
  };
  retention_periods: { tenant_id: Tenant; kind: RecordKind; years: number | null };
  retention_holds: {
    tenant_id: Tenant;
    hold_id: Generated<string>;
    kind: RecordKind;
    fiscal_year: number;
    reason: string;
    held_by: string;
    held_at: Generated<string>;
    released_by: string | null;
    released_at: string | null;
  };
  retention_extensions: {
    tenant_id: Tenant;
    extension_id: Generated<string>;
    kind: RecordKind;
    fiscal_year: number;
    years: number;
    reason: string;
    extended_by: string;
    extended_at: Generated<string>;
  };
  /** Carried out only by the SQL function carry_out_disposal. */
  disposals: {
    tenant_id: Tenant;
    disposal_id: Generated<string>;
    kind: RecordKind;
    fiscal_year: number;
    basis: string;
    fingerprint: string;
    state: Generated<"proposed" | "approved" | "withdrawn" | "done">;
    proposed_by: string;
    proposed_at: Generated<string>;
    approved_by: string | null;
    approved_at: string | null;
    done_by: string | null;
    done_at: string | null;
    record: Json<unknown> | null;
  };
  disposed_sheets: {
    tenant_id: Tenant;
    sheet_id: string;
    disposal_id: string;
    sheet_number: string;
    fiscal_year: number;
    unit_path: string[];
    goal_ids: string[];
  };
};
