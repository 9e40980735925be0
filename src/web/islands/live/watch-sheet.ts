import { z } from "zod";

/** Someone else who has the sheet open. */
export type Other = z.infer<typeof other>;

const other = z.object({ name: z.string(), writing: z.boolean(), cell: z.string().optional() });
const ofSheet = z.object({ revision: z.number() });
const ofPeople = z.object({ people: z.array(other) });

export type SheetWatcher = {
  revision: (revision: number) => void;
  people: (others: Other[]) => void;
  /** Whether the events come in; while not, the page has to look for itself. */
  live: (live: boolean) => void;
};

/** After a refusal (too many pages open, signed out) the next try, in milliseconds. */
const patience = 30_000;

/**
 * Follows a sheet's events while the page can be seen: a browser holds few connections, and a hidden page needs none.
 * Returns how to stop.
 */
export function watchSheet(url: string, watcher: SheetWatcher): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
    watcher.live(false);
  };
  const open = () => {
    clearTimeout(timer);
    if (source) return;
    const mine = new EventSource(url);
    source = mine;
    const on = <T>(name: string, schema: z.ZodType<T>, use: (data: T) => void) =>
      mine.addEventListener(name, (event) => {
        const data = schema.safeParse(JSON.parse((event as MessageEvent<string>).data));
        if (data.success) use(data.data);
      });
    on("sheet", ofSheet, ({ revision }) => watcher.revision(revision));
    on("people", ofPeople, ({ people }) => watcher.people(people));
    mine.addEventListener("over", () => {
      close();
      watcher.people([]);
    });
    mine.onopen = () => watcher.live(true);
    mine.onerror = () => {
      watcher.live(false);
      // The browser comes back by itself after a loss, but not after a refusal.
      if (mine.readyState !== EventSource.CLOSED || source !== mine) return;
      close();
      watcher.people([]);
      timer = setTimeout(follow, patience);
    };
  };
  const follow = () => (document.visibilityState === "visible" ? open() : close());
  follow();
  document.addEventListener("visibilitychange", follow);
  return () => {
    document.removeEventListener("visibilitychange", follow);
    close();
  };
}
