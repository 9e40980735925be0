import type { ColumnType, Generated } from "kysely";

export type Tenant = Generated<string>;

/** Read as a value, written as JSON text (`JSON.stringify`): the library would send an array as a PostgreSQL array. */
export type Json<T> = ColumnType<T, string, string>;
