import pg from "pg";
import type { DatabaseLogin } from "./database.ts";

export type Listener = { close(): Promise<void> };

/** After a loss the connection is made anew this much later, in milliseconds. */
const pause = 1_000;

/**
 * Listens on a channel (LISTEN) over a connection of its own until closed, and connects again after every loss. What was
 * told meanwhile is not heard: the caller also looks for itself from time to time. The words of a notice belong to no
 * municipality and hold no content; data is read in a tenant transaction as always.
 */
export function listenOn(login: DatabaseLogin, channel: string, heard: (words: string) => void): Listener {
  let closed = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const mine = new pg.Client({
      ...login,
      application_name: "michishirube-listen",
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    client = mine;
    mine.on("error", () => {});
    mine.once("end", again);
    mine.on("notification", ({ payload }) => heard(payload ?? ""));
    try {
      await mine.connect();
      await mine.query(`listen ${mine.escapeIdentifier(channel)}`);
    } catch {
      // A connection that was never made doesn't end.
      again();
      mine.end().catch(() => {});
    }
  };
  const again = (): void => {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(() => void connect(), pause).unref();
  };

  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
