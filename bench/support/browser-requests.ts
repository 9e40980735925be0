import { Agent, request } from "node:http";

/** Requests as a signed-in browser sends them, over kept connections. Other answers than 200 are errors. */
export function browserRequests(
  url: string,
  cookie: string,
): { get(path: string): Promise<string>; post(path: string, body: unknown): Promise<string>; close(): void } {
  const agent = new Agent({ keepAlive: true });
  const ask = (method: string, path: string, body?: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const headers = { Cookie: cookie, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json" };
      const sent = request(new URL(path, url), { method, agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          const text = Buffer.concat(parts).toString();
          if (answer.statusCode === 200) resolve(text);
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  return {
    get: (path) => ask("GET", path),
    post: (path, body) => ask("POST", path, JSON.stringify(body)),
    close: () => agent.destroy(),
  };
}
