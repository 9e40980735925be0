import type { Generated } from "kysely";
import type { CycleState } from "../../domain/cycle/cycle-state.ts";
import type { EvidenceKind } from "../../domain/notes/evidence-file.ts";
import type { Texts } from "../../domain/sheets/sheet-content.ts";
import type { Json, Tenant } from "./column-types.ts";

/** Sheets, what stands on them, and what is said beside them. */
export type SheetTables = {
  sheets: {
    tenant_id: Tenant;
    sheet_id: string;
    sheet_number: string;
    fiscal_year: number;
    unit_id: string;
    form_key: string;
    form_version: number;
    position: Generated<number>;
    texts: Json<Texts>;
    cycle_state: Json<CycleState> | null;
    revision: Generated<number>;
    created_at: Generated<string>;
    updated_at: Generated<string>;
    updated_by: string | null;
  };
  goals: {
    tenant_id: Tenant;
    goal_id: string;
    sheet_id: string;
    position: number;
    texts: Json<Texts>;
    previous_goal_id: string | null;
  };
  work_items: {
    tenant_id: Tenant;
    work_item_id: string;
    goal_id: string;
    sheet_id: string;
    position: number;
    texts: Json<Texts>;
  };
  shared_goals: {
    tenant_id: Tenant;
    shared_goal_id: string;
    fiscal_year: number;
    owner_unit_id: string | null;
    form_key: string;
    form_version: number;
    texts: Json<Texts>;
    source_goal_id: string | null;
    previous_shared_goal_id: string | null;
    created_at: Generated<string>;
    updated_at: Generated<string>;
    updated_by: string;
  };
  shared_goal_rows: { tenant_id: Tenant; goal_id: string; shared_goal_id: string; sheet_id: string };
  goal_links: { tenant_id: Tenant; goal_id: string; serves_goal_id: string };
  removed_goal_lines: { tenant_id: Tenant; goal_id: string; previous_goal_id: string };
  ended_goals: { tenant_id: Tenant; goal_id: string; ended_at: Generated<string>; ended_by: string };
  act_requests: { tenant_id: Tenant; sheet_id: string; request_key: string; at: Generated<string> };
  sheet_presence: {
    tenant_id: Tenant;
    stream_id: string;
    sheet_id: string;
    person_id: string;
    writing: boolean;
    cell: Generated<string>;
    seen_at: Generated<string>;
  };
  comment_threads: {
    tenant_id: Tenant;
    thread_id: string;
    sheet_id: string;
    goal_id: string | null;
    concept: string | null;
    begun_by: string;
    begun_at: Generated<string>;
    resolved_at: string | null;
    resolved_by: string | null;
  };
  comments: {
    tenant_id: Tenant;
    comment_id: string;
    thread_id: string;
    written_by: string;
    written_at: Generated<string>;
    body: string;
    mentioned: string | null;
  };
  activity_notes: {
    tenant_id: Tenant;
    note_id: string;
    sheet_id: string;
    goal_id: string;
    work_item_id: string | null;
    marker: Generated<string>;
    happened_on: string;
    body: string;
    version: Generated<number>;
    written_by: string;
    written_at: Generated<string>;
  };
  evidence_files: {
    tenant_id: Tenant;
    file_id: string;
    note_id: string;
    name: string;
    kind: EvidenceKind;
    size: number;
    sha256: Buffer;
    bytes: Buffer;
    added_at: Generated<string>;
  };
};
