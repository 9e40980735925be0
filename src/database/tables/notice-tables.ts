import type { Generated } from "kysely";
import type { WaitsFor } from "../../domain/cycle/todo.ts";
import type { NoticeKind } from "../../domain/notifications/notice.ts";
import type { Tenant } from "./column-types.ts";

/** What people are told, and the mails that carry it. */
export type NoticeTables = {
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
    shared_goal_id: string | null;
    created_at: Generated<string>;
    read_at: string | null;
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
};
