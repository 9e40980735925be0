import type { CityTables } from "./tables/city-tables.ts";
import type { ImportTables } from "./tables/import-tables.ts";
import type { NoticeTables } from "./tables/notice-tables.ts";
import type { OrganisationTables } from "./tables/organisation-tables.ts";
import type { RecordTables } from "./tables/record-tables.ts";
import type { SheetTables } from "./tables/sheet-tables.ts";
import type { SignInTables } from "./tables/sign-in-tables.ts";

/**
 * The tables as the program sees them (types of values: type-parsers.ts). `tenant_id` has the transaction's
 * municipality as its default: leave it out. Timestamps are ISO strings, dates `YYYY-MM-DD`.
 */
export type Tables = CityTables &
  OrganisationTables &
  SignInTables &
  SheetTables &
  NoticeTables &
  RecordTables &
  ImportTables;

export type Municipality = { tenantId: string; code: string; name: string };
