import { isUuid } from "../../usecases/is-uuid.ts";
import { endOwnSessions, endPersonSessions } from "../../usecases/sessions/end-sessions.ts";
import { formOf } from "../form-of.ts";
import { sessionChoice } from "../posted/session-choice.ts";
import { forbidden, notFound } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler, signedInOf } from "../site.ts";

/** Ends one of a person's own sessions, or all but the one this comes from. */
export const endOwn: Handler = async (c) => {
  const given = await formOf(c, sessionChoice);
  if (!given) return notFound(c);
  const { actor, sessionId } = signedInOf(c);
  const choice = given.session === "all" ? { all: true as const, except: sessionId } : { one: given.session };
  await endOwnSessions(c.get("site").db, actor, choice);
  return c.redirect(url("account", {}, { done: "ended" }), 303);
};

/** The office ends sessions of one person. Its own present one too, if it says so on its own page. */
export const endOfPerson: Handler = async (c) => {
  const personId = c.req.param("personId") ?? "";
  const given = await formOf(c, sessionChoice);
  if (!given || !isUuid(personId)) return notFound(c);
  const choice = given.session === "all" ? { all: true as const, except: null } : { one: given.session };
  const outcome = await endPersonSessions(c.get("site").db, actorOf(c), personId, choice);
  if (!outcome.ok) return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
  return c.redirect(url("person", { personId }, { done: "ended" }), 303);
};
