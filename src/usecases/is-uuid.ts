const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id from an address that is no UUID names nothing; PostgreSQL would throw instead. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
