import { expect } from "vitest";

/** Someone who listens to a stream of events. */
export type Ear = {
  /** Waits until the latest event of that kind is this one. */
  hears(event: { event: string } & Record<string, unknown>, within: number): Promise<void>;
  /** Everything that was sent. */
  raw(): string;
  /** When there is nothing more to hear: the server closed the stream, or the connection broke. */
  ended: Promise<"closed" | "broken">;
  close(): void;
};

export async function listenTo(url: string, cookie: string): Promise<Ear> {
  const leaving = new AbortController();
  const answer = await fetch(url, { headers: { Cookie: cookie, Accept: "text/event-stream" }, signal: leaving.signal });
  expect([answer.status, answer.headers.get("Content-Type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
  let raw = "";
  const read = async () => {
    const text = new TextDecoder();
    for await (const bytes of answer.body ?? []) raw += text.decode(bytes, { stream: true });
  };
  const ended = read().then(
    () => "closed" as const,
    () => "broken" as const,
  );
  const latest = (name: string): unknown =>
    raw
      .split("\n\n")
      .flatMap((block) => {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/s.exec(block) ?? [];
        return event === name ? [{ event, ...JSON.parse(data ?? "") }] : [];
      })
      .at(-1);
  return {
    hears: (event, within) => expect.poll(() => latest(event.event), { timeout: within, interval: 50 }).toEqual(event),
    raw: () => raw,
    ended,
    close: () => leaving.abort(),
  };
}
