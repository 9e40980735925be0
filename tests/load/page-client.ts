import { Agent, type ClientRequest, request } from "node:http";

export type Answer = { status: number; body: string };

/** One browser's requests to the program: connections are kept, and one that the server has just closed is tried again. */
export type PageClient = {
  get(path: string, cookie: string): Promise<Answer>;
  postJson(path: string, cookie: string, body: unknown): Promise<Answer>;
  postForm(path: string, cookie: string, fields: Record<string, string>): Promise<Answer>;
  /** Listens to a page's events until the client is closed. */
  listen(path: string, cookie: string): void;
  /** How often a kept connection turned out to be closed, and the request was sent again. */
  resent(): number;
  close(): void;
};

export function pageClient(url: string): PageClient {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const streams = new Set<ClientRequest>();
  let resent = 0;

  function send(
    method: string,
    path: string,
    cookie: string,
    body: { type: string; text: string } | null,
  ): Promise<Answer> {
    const headers = {
      Cookie: cookie,
      "Sec-Fetch-Site": "same-origin",
      ...(body && { "Content-Type": body.type, "Content-Length": String(Buffer.byteLength(body.text)) }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, url), { method, agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
      });
      sent.on("error", (error: NodeJS.ErrnoException) => {
        if (sent.reusedSocket && error.code === "ECONNRESET") {
          resent += 1;
          send(method, path, cookie, body).then(resolve, reject);
        } else reject(error);
      });
      sent.end(body?.text);
    });
  }

  return {
    get: (path, cookie) => send("GET", path, cookie, null),
    postJson: (path, cookie, body) =>
      send("POST", path, cookie, { type: "application/json", text: JSON.stringify(body) }),
    postForm: (path, cookie, fields) =>
      send("POST", path, cookie, {
        type: "application/x-www-form-urlencoded",
        text: new URLSearchParams(fields).toString(),
      }),
    listen(path, cookie) {
      const headers = { Cookie: cookie, "Sec-Fetch-Site": "same-origin", Accept: "text/event-stream" };
      const stream = request(new URL(path, url), { agent: false, headers }, (answer) => {
        answer.on("error", () => {});
        answer.resume();
      });
      stream.on("error", () => {});
      stream.end();
      streams.add(stream);
    },
    resent: () => resent,
    close() {
      for (const stream of streams) stream.destroy();
      agent.destroy();
    },
  };
}
