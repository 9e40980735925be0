/** After this long without a request a session ends, in milliseconds. */
export const idleLifetime = 2 * 60 * 60 * 1000;

/** After this long it ends in any case: one working day. */
export const absoluteLifetime = 12 * 60 * 60 * 1000;

/** `last_seen_at` is not written more often than this, so that reading a page stays a read. */
export const seenEvery = 60 * 1000;
