import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Handler } from "../site.ts";

const types: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  woff2: "font/woff2",
  woff: "font/woff",
  svg: "image/svg+xml",
  png: "image/png",
};

/** A built file. Its name holds the hash of its content, so browsers may keep it for ever. */
export const sendAsset: Handler = async (c) => {
  const { folder } = c.get("site").assets;
  const name = c.req.param("file") ?? "";
  const type = types[name.split(".").at(-1) ?? ""];
  if (!folder || !type || !/^[\w.-]+$/.test(name)) return c.notFound();
  const file = join(folder, "assets", name);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return c.notFound();
  const body = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
  return c.body(body, 200, {
    "Content-Type": type,
    "Content-Length": String(found.size),
    "Cache-Control": "public, max-age=31536000, immutable",
  });
};

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><path fill="#0017c1" d="M13 2h2v3h8l3.4 4L23 13h-8v2h4v7h-4v4h-2v-4H5l-3.4-3.5L5 15h8v-2H6V5h7z"/></svg>`;

export const sendIcon: Handler = (c) =>
  c.body(icon, 200, { "Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=86400" });

/** For the office's monitoring: the program answers and so does its database. */
export const health: Handler = async (c) => {
  const answered = await c
    .get("site")
    .db.municipalities()
    .then(() => true)
    .catch(() => false);
  return c.json({ ok: answered }, answered ? 200 : 503);
};
