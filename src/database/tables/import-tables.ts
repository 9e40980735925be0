import type { Generated } from "kysely";
import type { Json, Tenant } from "./column-types.ts";

/** Files that come in. */
export type ImportTables = {
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
};
