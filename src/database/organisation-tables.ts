import type { Generated } from "kysely";
import type { ReorganisationKind } from "../domain/organisation/reorganisation.ts";

/** What becomes of units over the years; part of the tables in tables.ts. */
export type OrganisationTables = {
  reorganisations: {
    tenant_id: Generated<string>;
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
    tenant_id: Generated<string>;
    from_unit: string;
    from_year: number;
    position: number;
    to_unit: string | null;
    on_day: string;
    act_id: string;
  };
};
