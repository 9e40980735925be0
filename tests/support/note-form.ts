import type { Hono } from "hono";
import type { WebEnv } from "../../src/web/site.ts";
import type { Visitor } from "./web-city.ts";

export type GivenFile = { name: string; bytes: Uint8Array | string };

/** Sends a note's form, files and all, as a browser does. */
export async function sendForm(
  app: Hono<WebEnv>,
  who: Visitor,
  path: string,
  fields: Record<string, string>,
  files: GivenFile[],
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const { name, bytes } of files) body.append("files", new File([new Uint8Array(Buffer.from(bytes))], name));
  return await app.request(path, { method: "POST", body, headers: { Cookie: who.cookie() } });
}
