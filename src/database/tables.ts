import type { ColumnType, Generated } from "kysely";
import type { CycleDefinition, StageKey } from "../domain/cycle/cycle-definition.ts";
import type { CycleState } from "../domain/cycle/cycle-state.ts";
import type { WaitsFor } from "../domain/cycle/todo.ts";
import type { FormDefinition } from "../domain/forms/form-definition.ts";
import type { AuditReport } from "../domain/history/audit-report.ts";
import type { EvidenceKind } from "../domain/notes/evidence-file.ts";
import type { MailChoice } from "../domain/notifications/mail-choice.ts";
import type { NoticeKind } from "../domain/notifications/notice.ts";
import type { Role } from "../domain/permissions/actor.ts";
import type { RecordKind } from "../domain/retention/retention.ts";
import type { Texts } from "../domain/sheets/sheet-content.ts";
import type { OrganisationTables } from "./organisation-tables.ts";

/**
 * The tables as the program sees them (types of values: type-parsers.ts). `tenant_id` has the transaction's
 * municipality as its default: leave it out. Timestamps are ISO strings, dates `YYYY-MM-DD`.
 */
export type Tables = OrganisationTables & {
  municipalities: { tenant_id: Tenant; code: string; name: string; created_at: Generated<string> };
  forms: {
    tenant_id: Tenant;
    form_key: string;
    version: number;
    definition: Json<FormDefinition>;
    created_at: Generated<string>;
  };
  fiscal_years: {
    tenant_id: Tenant;
    fiscal_year: number;
    form_key: string | null;
    form_version: number | null;
    last_number: Generated<number>;
  };
  org_units: {
    tenant_id: Tenant;
    unit_id: Generated<string>;
    parent_id: string | null;
    name: string;
    level: UnitLevel;
    position: Generated<number>;
    first_year: number | null;
    last_year: number | null;
  };
  /** Written by triggers of org_units and sheets. */
  earlier_units: { tenant_id: Tenant; unit_id: string; until: string; parent_id: string | null; name: string };
  earlier_sheet_units: { tenant_id: Tenant; sheet_id: string; until: string; unit_id: string };
  people: {
    tenant_id: Tenant;
    person_id: Generated<string>;
    login_name: string;
    name: string;
    password_hash: string | null;
    email: string | null;
    mail_choice: Generated<MailChoice>;
    disabled_at: string | null;
    created_at: Generated<string>;
  };
  posts: {
    tenant_id: Tenant;
    post_id: Generated<string>;
    person_id: string;
    unit_id: string | null;
    role: Role;
    title: Generated<string>;
    main: Generated<boolean>;
    from_day: string;
    until_day: string | null;
  };
  support_grants: {
    tenant_id: Tenant;
    grant_id: Generated<string>;
    granted_by: string;
    granted_at: Generated<string>;
    reason: string;
    code_hash: Buffer;
    expires_at: string;
    person_id: string | null;
    used_at: string | null;
    revoked_at: string | null;
  };
  sessions: {
    tenant_id: Tenant;
    token_hash: Buffer;
    session_id: Generated<string>;
    person_id: string;
    created_at: Generated<string>;
    last_seen_at: Generated<string>;
    expires_at: string;
    user_agent: Generated<string>;
    source: Generated<string>;
    method: Generated<string>;
  };
  sign_in_attempts: {
    tenant_id: Tenant;
    attempt_id: Generated<number>;
    at: Generated<string>;
    login_name: string;
    source: Generated<string>;
    succeeded: boolean;
    known: "device" | "address" | null;
    device_hash: Buffer | null;
  };
  known_devices: { tenant_id: Tenant; person_id: string; device_hash: Buffer; last_used_at: string };
  totp_secrets: {
    tenant_id: Tenant;
    person_id: string;
    sealed: Buffer;
    confirmed_at: string | null;
    last_step: Generated<number>;
    created_at: Generated<string>;
  };
  passkeys: {
    tenant_id: Tenant;
    passkey_id: Generated<string>;
    person_id: string;
    credential_id: string;
    public_key: Buffer;
    counter: number;
    transports: Generated<string[]>;
    rp_id: string;
    name: string;
    created_at: Generated<string>;
    last_used_at: string | null;
  };
  passkey_enrolments: {
    tenant_id: Tenant;
    person_id: string;
    session_id: string;
    challenge: string;
    name: string;
    expires_at: string;
  };
  recovery_codes: { tenant_id: Tenant; person_id: string; code_hash: Buffer; used_at: string | null };
  second_steps: {
    tenant_id: Tenant;
    token_hash: Buffer;
    person_id: string;
    expires_at: string;
    challenge: string | null;
  };
  identity_providers: {
    tenant_id: Tenant;
    issuer: string;
    client_id: string;
    sealed_secret: Buffer;
    claim: "preferred_username" | "email";
  };
  directories: {
    tenant_id: Tenant;
    address: string;
    authority: string | null;
    bind_name: string;
    sealed_secret: Buffer;
    base: string;
    filter: string;
  };
  site_addresses: { tenant_id: Tenant; address: string };
  provider_sign_ins: {
    tenant_id: Tenant;
    token_hash: Buffer;
    state: string;
    nonce: string;
    code_verifier: string;
    back: string | null;
    expires_at: string;
  };
  second_factor_roles: { tenant_id: Tenant; role: Role };
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
  notifications: {
    tenant_id: Tenant;
    notification_id: Generated<string>;
    person_id: string;
    kind: NoticeKind;
    sheet_id: string;
    thread_id: string | null;
    caused_by: string | null;
    stage: string | null;
    due: string | null;
    occasion: string;
    created_at: Generated<string>;
    read_at: string | null;
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
  reminders: {
    tenant_id: Tenant;
    sheet_id: string;
    on_day: string;
    waits_for: WaitsFor;
    sent_by: string;
    sent_at: Generated<string>;
    people: number;
  };
  calendar_feeds: {
    tenant_id: Tenant;
    token_hash: Buffer;
    person_id: string;
    created_at: Generated<string>;
    revoked_at: string | null;
    window_from: Generated<string>;
    fetched: Generated<number>;
  };
  notice_settings: {
    tenant_id: Tenant;
    days_before: Generated<number[]>;
    morning_hour: Generated<number>;
    told_on: string | null;
  };
  mail_settings: {
    tenant_id: Tenant;
    host: string;
    port: number;
    security: "none" | "starttls" | "tls";
    user_name: string | null;
    sealed_password: Buffer | null;
    sender: string;
    sender_name: Generated<string>;
    authority: string | null;
    away_until: string | null;
    away_count: Generated<number>;
    away_reason: string | null;
    away_answer: string | null;
  };
  mails: {
    tenant_id: Tenant;
    mail_id: Generated<string>;
    person_id: string;
    kind: "single" | "digest";
    gathers: Generated<boolean>;
    state: Generated<"waiting" | "sent" | "failed" | "dropped">;
    send_after: string;
    waiting_since: Generated<string>;
    leased_until: string | null;
    attempts: Generated<number>;
    message_id: string | null;
    reason: string | null;
    answer: string | null;
    created_at: Generated<string>;
    tried_at: string | null;
  };
  mail_parts: { tenant_id: Tenant; mail_id: string; notification_id: string };
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
    asked_by: string;
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
  imports: {
    tenant_id: Tenant;
    import_id: Generated<string>;
    created_by: string;
    created_at: Generated<string>;
    fiscal_year: number | null;
    form_key: string | null;
    state: Generated<"reading" | "read" | "confirmed" | "cancelled">;
    finished_at: string | null;
    finished_by: string | null;
  };
  import_files: {
    tenant_id: Tenant;
    import_id: string;
    file_id: Generated<string>;
    position: Generated<number>;
    name: string;
    sha256: Buffer;
    bytes: Buffer;
    state: Generated<"queued" | "reading" | "read" | "refused" | "confirmed" | "cancelled">;
    result: Json<unknown> | null;
    refusal: Json<unknown> | null;
    corrections: Generated<Json<unknown>>;
    sheet_ids: Generated<string[]>;
    changed_at: Generated<string>;
    form_key: string | null;
    fiscal_year: number | null;
    notes: Generated<string[]>;
    summary: Json<unknown> | null;
    decisions: Generated<Json<unknown>>;
  };
  consultation_slots: {
    tenant_id: Tenant;
    slot_id: Generated<string>;
    fiscal_year: number;
    position: Generated<number>;
    on_date: string;
    starts: string;
    ends: string;
    unit_name: string | null;
    buffer: Generated<boolean>;
    basic_programs: number | null;
    attendees: Generated<string[]>;
    venue: string | null;
  };
  year_cycles: {
    tenant_id: Tenant;
    fiscal_year: number;
    version: number;
    definition: Json<CycleDefinition>;
    start_stage: StageKey;
    created_at: Generated<string>;
    created_by: string | null;
  };
  act_requests: { tenant_id: Tenant; sheet_id: string; request_key: string; at: Generated<string> };
  writing_rules: { tenant_id: Tenant; fiscal_year: number; position: number; section: string; body: string };
};

export type UnitLevel = "department" | "section" | "team";

export type Municipality = { tenantId: string; code: string; name: string };

type Tenant = Generated<string>;
/** Read as a value, written as JSON text (`JSON.stringify`): the library would send an array as a PostgreSQL array. */
type Json<T> = ColumnType<T, string, string>;
