import type { Generated } from "kysely";
import type { MailChoice } from "../../domain/notifications/mail-choice.ts";
import type { ReorganisationKind, UnitLevel } from "../../domain/organisation/reorganisation.ts";
import type { Role } from "../../domain/permissions/actor.ts";
import type { Tenant } from "./column-types.ts";

/** Units over the years, people and their posts. */
export type OrganisationTables = {
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
    continues: string | null;
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
  reorganisations: {
    tenant_id: Tenant;
    act_id: string;
    number: Generated<number>;
    kind: ReorganisationKind;
    on_day: string;
    from_year: number;
    said: string;
    effect: unknown;
    done_at: Generated<string>;
    done_by: string | null;
  };
  unit_successors: {
    tenant_id: Tenant;
    from_unit: string;
    from_year: number;
    position: number;
    to_unit: string | null;
    on_day: string;
    act_id: string;
  };
};
