import type { LiveEvent } from "../jobs/live-sheets.ts";

/** A body of server-sent events. `onEnd` is called once, whoever ends it. */
export type EventStream = {
  body: ReadableStream<Uint8Array>;
  tell: (event: LiveEvent) => void;
  hangUp: () => void;
  onEnd: (end: () => void) => void;
};

/** Who doesn't take this many events has gone without saying so. */
const mostWaiting = 30;
/** After a restart not everybody comes back at the same moment. In milliseconds. */
const [soonest, latest] = [1_000, 4_000];

export function eventStream(): EventStream {
  const text = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  let ended = false;
  let end: (() => void) | null = null;
  const finish = (): void => {
    if (ended) return;
    ended = true;
    end?.();
  };
  const hangUp = (): void => {
    if (ended) return;
    finish();
    controller?.close();
  };
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
      const retry = soonest + Math.floor(Math.random() * (latest - soonest));
      given.enqueue(text.encode(`retry: ${retry}\n\n`));
    },
    cancel: finish,
  });
  return {
    body,
    hangUp,
    tell(event) {
      if (ended || !controller) return;
      if ((controller.desiredSize ?? 0) < -mostWaiting) hangUp();
      else controller.enqueue(text.encode(inWords(event)));
    },
    onEnd(given) {
      end = given;
      if (ended) given();
    },
  };
}

function inWords(event: LiveEvent): string {
  if (event.event === "still-here") return ":\n\n";
  const { event: name, ...data } = event;
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
