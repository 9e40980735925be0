import type { Context } from "hono";
import type { Database } from "../database/database.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import type { HistoryKeeper } from "../jobs/history-keeper.ts";
import type { ImportRunner } from "../jobs/import-runner.ts";
import type { LiveSheets } from "../jobs/live-sheets.ts";
import type { Sealer } from "../usecases/secrets/sealer.ts";
import type { Assets } from "./assets.ts";

/** What the web needs from outside, given once when the app is made. */
export type Site = {
  db: Database;
  assets: Assets;
  /** Encrypts what the database must not be able to tell: secrets of second steps. */
  sealer: Sealer;
  /** Reads imported files in the background. */
  imports: ImportRunner;
  /** Signs and verifies the history. */
  history: HistoryKeeper;
  /** Tells open pages what others do to their sheet. */
  live: LiveSheets;
  /** Demo installations list their people on the sign-in page and let anyone in as one of them. */
  demo: boolean;
  /** Printed in the terminal at a first start; whoever holds it may set the city up. Null once a city exists. */
  setUpToken: string | null;
  now: () => Date;
  /** Keeps what a watchful administrator wants to know: who asked for what isn't theirs, what went wrong. */
  log: (entry: LogEntry) => void;
};

export type LogEntry = {
  what:
    | "not-found"
    | "forbidden"
    | "other-origin"
    | "failed"
    | "provider-refused"
    | "passkey-refused"
    | "history-unsound"
    | "directory-away";
  path: string;
  tenantId: string | null;
  personId: string | null;
  /** What the program itself has to say; no word of a sheet, no secret. */
  detail?: string;
};

/** Who is signed in, with what the frame shows of them. */
export type SignedIn = {
  actor: Actor;
  /** Of this very screen. */
  sessionId: string;
  /** The city asks for a second step and the person has none: only its set-up is open to them. */
  owesSecondFactor: boolean;
  post: string;
  city: string;
  /** The fiscal years of the city, latest first. */
  years: number[];
  unread: number;
};

export type WebEnv = {
  Variables: { site: Site; styleNonce: string; signedIn: SignedIn | null; freshDevice: string | null };
};

export type WebContext = Context<WebEnv>;

export type Handler = (c: WebContext) => Response | Promise<Response>;

/** For handlers of routes whose access is not public: the app lets nobody else through to them. */
export function signedInOf(c: WebContext): SignedIn {
  const signedIn = c.get("signedIn");
  if (!signedIn) throw new Error(`a handler behind sign-in was reached without one: ${c.req.path}`);
  return signedIn;
}

/** Notes a refusal or a failure with who met it. The words of a sheet never come here, nor the secret in a calendar's address. */
export function note(c: WebContext, what: LogEntry["what"]): void {
  const actor = c.get("signedIn")?.actor;
  const { tenantId = null, personId = null } = actor ?? {};
  c.get("site").log({ what, path: c.req.path.replace(/^\/calendar\/.*/, "/calendar/…"), tenantId, personId });
}

export function actorOf(c: WebContext): Actor {
  return signedInOf(c).actor;
}
