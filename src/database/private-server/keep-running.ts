import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

/** Watches a server through the connection that is held to it. */
export type Watch = {
  /** The connection of the server as it runs now. */
  anchor(): pg.Client;
  /** From now on the server's end is meant. Fulfilled when nothing is being started any more. */
  release(): Promise<void>;
};

/**
 * When the held connection ends and nobody meant it (PostgreSQL was killed, or ran out of memory), `start` is called
 * until there is a server again. `start` gives up when `wanted` says no more. `report` is told, in Japanese.
 */
export function keepRunning(
  first: pg.Client,
  start: (wanted: () => boolean) => Promise<pg.Client>,
  report: (line: string) => void,
): Watch {
  let anchor = first;
  let wanted = true;
  let reviving: Promise<void> = Promise.resolve();
  const revive = async (): Promise<void> => {
    report("データベースが止まりました。もう一度開始しています。");
    while (wanted) {
      try {
        anchor = await start(() => wanted);
        watch();
        return report("データベースを再開しました。");
      } catch (error) {
        if (wanted) report(error instanceof Error ? error.message : String(error));
        await sleep(1_000);
      }
    }
  };
  const watch = (): void => {
    anchor.once("end", () => {
      if (wanted) reviving = revive();
    });
  };
  watch();
  return {
    anchor: () => anchor,
    release() {
      wanted = false;
      return reviving;
    },
  };
}
