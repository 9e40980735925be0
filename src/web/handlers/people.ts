import { z } from "zod";
import { changePerson } from "../../usecases/people/change-person.ts";
import { listPeople } from "../../usecases/people/list-people.ts";
import { openAccount } from "../../usecases/people/open-account.ts";
import { readSecondFactor } from "../../usecases/second-factor/read-second-factor.ts";
import { listSessions } from "../../usecases/sessions/list-sessions.ts";
import type { FieldError } from "../field-error.ts";
import { newPersonForm, personForm } from "../person-form.ts";
import { notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";

export const showPeople: Handler = (c) => peoplePage(c, {}, []);

export const acceptPerson: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = newPersonForm.safeParse(body);
  if (!given.success) return peoplePage(c, body, errorsOf(given.error));
  const { db } = c.get("site");
  const { units } = await listPeople(db, actorOf(c));
  if (!isUnit(units, given.data.unitId)) return notFound(c);
  const added = await openAccount(db, actorOf(c), given.data);
  if (added.ok) return c.redirect(url("people", {}, { done: "added" }), 303);
  return peoplePage(c, body, [{ field: "loginName", message: "このユーザー名はすでに使われています。" }]);
};

export const showPerson: Handler = (c) => personPage(c, []);

export const savePerson: Handler = async (c) => {
  const personId = c.req.param("personId") ?? "";
  const given = personForm.safeParse(await c.req.parseBody());
  if (!given.success) return personPage(c, errorsOf(given.error));
  const { db } = c.get("site");
  const actor = actorOf(c);
  if (!z.uuid().safeParse(personId).success) return notFound(c);
  if (!isUnit((await listPeople(db, actor)).units, given.data.unitId)) return notFound(c);
  const outcome = await changePerson(db, actor, personId, given.data);
  if (outcome.ok) return c.redirect(url("people", {}, { done: "saved" }), 303);
  if (outcome.reason === "not-found") return notFound(c);
  return personPage(c, [
    {
      field: "role",
      message: "事務局のアカウントが一つもなくなるため、変更できません。先に別の方を事務局にしてください。",
    },
  ]);
};

function isUnit(units: { unitId: string }[], unitId: string | null): boolean {
  return unitId === null || units.some((unit) => unit.unitId === unitId);
}

function errorsOf({ issues }: z.ZodError): FieldError[] {
  return issues.map(({ path, message }) => ({ field: String(path[0] ?? ""), message }));
}

const flashes: Record<string, string> = {
  added: "アカウントを追加しました",
  saved: "変更を保存しました",
  reset: "二段階認証を解除しました",
  ended: "選んだ画面をサインアウトしました",
};

async function peoplePage(c: WebContext, body: Record<string, unknown>, errors: FieldError[]): Promise<Response> {
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(body)) {
    if (typeof value === "string" && key !== "password") values[key] = value;
  }
  return page(c, "people", {
    ...(await listPeople(c.get("site").db, actorOf(c))),
    values,
    errors,
    flash: flashes[c.req.query("done") ?? ""] ?? null,
    status: errors.length > 0 ? 422 : 200,
  });
}

async function personPage(c: WebContext, errors: FieldError[]): Promise<Response> {
  const { db, now } = c.get("site");
  const actor = actorOf(c);
  const { people, units } = await listPeople(db, actor);
  const person = people.find(({ personId }) => personId === c.req.param("personId"));
  if (!person) return notFound(c);
  return page(c, "person", {
    person,
    units,
    secondFactor: (await readSecondFactor(db, actor, person.personId)).on,
    sessions: await listSessions(db, actor, person.personId, now()),
    errors,
    flash: flashes[c.req.query("done") ?? ""] ?? null,
    status: errors.length > 0 ? 422 : 200,
  });
}
