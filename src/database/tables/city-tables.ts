import type { Generated } from "kysely";
import type { CycleDefinition, StageKey } from "../../domain/cycle/cycle-definition.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Json, Tenant } from "./column-types.ts";

/** The city itself: its forms, years, cycles and settings. */
export type CityTables = {
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
  site_addresses: { tenant_id: Tenant; address: string };
  year_cycles: {
    tenant_id: Tenant;
    fiscal_year: number;
    version: number;
    definition: Json<CycleDefinition>;
    start_stage: StageKey;
    created_at: Generated<string>;
    created_by: string | null;
  };
  writing_rules: { tenant_id: Tenant; fiscal_year: number; position: number; section: string; body: string };
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
};
