import pg from "pg";

const { builtins } = pg.types;
const int8Array = 1016;

/**
 * What a value of the database becomes here, on purpose: bigint a number (an Error where it would lose digits),
 * numeric and date their text, timestamptz an ISO string in UTC. The library's own choices are text for bigint
 * and a date at local midnight.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (oid === builtins.INT8) return safeNumber;
    if (oid === int8Array) return (text: string) => (text === "{}" ? [] : text.slice(1, -1).split(",").map(safeNumber));
    if (oid === builtins.NUMERIC || oid === builtins.DATE) return (text: string) => text;
    if (oid === builtins.TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
    return format === "binary" ? pg.types.getTypeParser(oid, "binary") : pg.types.getTypeParser(oid, "text");
  }) as pg.CustomTypesConfig["getTypeParser"],
};

function safeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of range: ${text}`);
  return value;
}
