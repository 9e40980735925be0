import { generateKeyPairSync, randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { historyKeeper } from "../../src/jobs/history-keeper.ts";
import { importRunner } from "../../src/jobs/import-runner.ts";
import { liveSheets } from "../../src/jobs/live-sheets.ts";
import { checkpointStore } from "../../src/usecases/history/checkpoint-store.ts";
import { sealerOf } from "../../src/usecases/secrets/sealer.ts";
import { hashPassword } from "../../src/usecases/sessions/password.ts";
import { createApp } from "../../src/web/app.ts";
import type { Site, WebEnv } from "../../src/web/site.ts";
import type { TestDatabase } from "./database.ts";

/** A browser of one person: keeps the cookies, sends what our own pages would send. */
export type Visitor = {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(
    path: string,
    fields: Record<string, string> | URLSearchParams,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** Several values of one name. */
  postForm(path: string, body: URLSearchParams): Promise<Response>;
  postJson(path: string, body: unknown): Promise<Response>;
  cookie(): string;
};

const signing = generateKeyPairSync("ed25519");

export function webApp(t: TestDatabase, site: Partial<Site> = {}): Hono<WebEnv> {
  const assets = { styles: [], islands: {}, folder: null };
  const key = randomBytes(32);
  const now = site.now ?? (() => new Date());
  const store = checkpointStore(join(tmpdir(), `michi-checkpoints-${t.tenantId}`), () => signing.privateKey);
  return createApp({
    db: t.db,
    assets,
    sealer: sealerOf(() => key),
    imports: importRunner(t.db),
    history: historyKeeper(t.db, store, { now, warn: () => {}, minutes: 60 }),
    live: liveSheets(t.db, () => new Date()),
    demo: false,
    setUpToken: null,
    now,
    log: () => {},
    ...site,
  });
}

const ownPage = { "Sec-Fetch-Site": "same-origin" };

export function visitor(app: Hono<WebEnv>): Visitor {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set("Cookie", cookie());
    const answer = await app.request(path, { ...init, headers });
    for (const given of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return answer;
  };
  return {
    get: (path, headers = {}) => send(path, { headers: { ...ownPage, ...headers } }),
    post: (path, fields, headers = {}) =>
      send(path, { method: "POST", body: new URLSearchParams(fields), headers: { ...ownPage, ...headers } }),
    postForm: (path, body) => send(path, { method: "POST", body, headers: ownPage }),
    postJson: (path, body) =>
      send(path, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { ...ownPage, "Content-Type": "application/json" },
      }),
    cookie,
  };
}

export const testPassword = "長い合言葉は忘れにくいです";

/** Gives a person a password and signs them in. `code`: the municipality's. */
export async function signedIn(
  t: TestDatabase,
  app: Hono<WebEnv>,
  person: { tenantId: string; personId: string },
): Promise<Visitor> {
  const hash = await hashPassword(testPassword);
  const [row] = await t.ownerQuery<{ code: string; login: string }>(
    `select code, login_name as login from municipalities join people using (tenant_id) where person_id = $1`,
    [person.personId],
  );
  await t.db.withTenant(person.tenantId, (tx) =>
    tx.query("update people set password_hash = $2 where person_id = $1", [person.personId, hash]),
  );
  const one = visitor(app);
  const answer = await one.post("/sign-in", {
    code: row?.code ?? "",
    loginName: row?.login ?? "",
    password: testPassword,
  });
  if (answer.status !== 303) throw new Error(`sign-in failed: ${answer.status}`);
  return one;
}
