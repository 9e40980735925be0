import { japanDay } from "../../domain/periods/japan-day.ts";
import { changePerson } from "../../usecases/people/change-person.ts";
import { listPeople } from "../../usecases/people/list-people.ts";
import { openAccount } from "../../usecases/people/open-account.ts";
import { readOtherWayIn } from "../../usecases/people/other-way-in.ts";
import { readSecondFactor } from "../../usecases/second-factor/read-second-factor.ts";
import { listSessions } from "../../usecases/sessions/list-sessions.ts";
import type { FieldError } from "../posted/field-error.ts";
import { newPersonForm, personForm } from "../posted/person-form.ts";
import { errorsOf, typedValues } from "../posted/settings-forms.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { personSayings } from "../sayings/person-sayings.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";

export const showPeople: Handler = (c) => peoplePage(c, {}, []);

export const acceptPerson: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = newPersonForm.safeParse(body);
  if (!given.success) return peoplePage(c, body, errorsOf(given.error));
  const { db } = c.get("site");
  const { loginName, name, email, password, ...post } = given.data;
  const account = { loginName, name, email, password, post: { ...post, main: true, until: null } };
  const added = await openAccount(db, actorOf(c), account);
  if (added.ok) return c.redirect(url("people", {}, { done: "added" }), 303);
  if (added.reason === "forbidden") return forbidden(c);
  if (added.reason === "no-such-unit") return notFound(c);
  return peoplePage(c, body, [personSayings[added.reason]]);
};

export const showPerson: Handler = (c) => personPage(c, {}, []);

export const savePerson: Handler = async (c) => {
  const personId = c.req.param("personId") ?? "";
  const given = personForm.safeParse(await c.req.parseBody());
  if (!given.success) return personPage(c, {}, errorsOf(given.error));
  const outcome = await changePerson(c.get("site").db, actorOf(c), personId, given.data);
  if (outcome.ok) return c.redirect(url("people", {}, { done: "saved" }), 303);
  if (outcome.reason === "not-found") return notFound(c);
  if (outcome.reason === "forbidden") return forbidden(c);
  return personPage(c, {}, [{ ...personSayings[outcome.reason], field: "closed" }]);
};

const flashes: Record<string, string> = {
  added: "アカウントを追加しました",
  saved: "変更を保存しました",
  reset: "二段階認証を解除しました",
  ended: "選んだ画面をサインアウトしました",
  "post-added": "所属・職を登録しました",
  "post-ended": "最後の日を登録しました",
  "post-taken-back": "登録を取り消しました",
};

async function peoplePage(c: WebContext, body: Record<string, unknown>, errors: FieldError[]): Promise<Response> {
  const { db, now } = c.get("site");
  const today = japanDay(now());
  const { password: _, ...values } = typedValues(body);
  return page(c, "people", {
    ...(await listPeople(db, actorOf(c), today)),
    passwordOptional: await readOtherWayIn(db, actorOf(c).tenantId),
    values: { from: today, ...values },
    errors,
    flash: flashes[c.req.query("done") ?? ""] ?? null,
    status: errors.length > 0 ? 422 : 200,
  });
}

/** `values`: what was typed for a new post and refused. */
export async function personPage(
  c: WebContext,
  values: Record<string, string>,
  errors: FieldError[],
): Promise<Response> {
  const { db, now } = c.get("site");
  const actor = actorOf(c);
  const today = japanDay(now());
  const { people, units, roles } = await listPeople(db, actor, today);
  const person = people.find(({ personId }) => personId === c.req.param("personId"));
  if (!person) return notFound(c);
  return page(c, "person", {
    person,
    units,
    roles,
    secondFactor: (await readSecondFactor(db, actor, person.personId)).on,
    sessions: await listSessions(db, actor, person.personId, now()),
    values: { from: today, ...values },
    errors,
    flash: flashes[c.req.query("done") ?? ""] ?? null,
    today,
    status: errors.length > 0 ? 422 : 200,
  });
}
