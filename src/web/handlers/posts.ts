import { japanDay } from "../../domain/periods/japan-day.ts";
import { addPost } from "../../usecases/people/add-post.ts";
import { endPost, takeBackPost } from "../../usecases/people/end-post.ts";
import { formOf } from "../form-of.ts";
import { newPostForm, postChange } from "../posted/person-form.ts";
import { errorsOf, typedValues } from "../posted/settings-forms.ts";
import { forbidden, notFound } from "../respond.ts";
import { url } from "../routes.ts";
import { personSayings } from "../sayings/person-sayings.ts";
import { actorOf, type Handler } from "../site.ts";
import { personPage } from "./people.ts";

/** A further post of a person, or their next main one. */
export const acceptPost: Handler = async (c) => {
  const personId = c.req.param("personId") ?? "";
  const body = await c.req.parseBody();
  const given = newPostForm.safeParse(body);
  if (!given.success) return personPage(c, { kind: "main", ...typedValues(body) }, errorsOf(given.error));
  const { kind, ...post } = given.data;
  const outcome = await addPost(c.get("site").db, actorOf(c), personId, { ...post, main: kind === "main" });
  if (outcome.ok) return c.redirect(url("person", { personId }, { done: "post-added" }), 303);
  if (outcome.reason === "not-found" || outcome.reason === "no-such-unit") return notFound(c);
  if (outcome.reason === "forbidden") return forbidden(c);
  return personPage(c, typedValues(body), [personSayings[outcome.reason]]);
};

/** Ends a post on a day, or takes it back. */
export const acceptPostChange: Handler = async (c) => {
  const { personId = "", postId = "" } = c.req.param();
  const given = await formOf(c, postChange);
  if (!given) return personPage(c, {}, [personSayings["day-missing"]]);
  const { db, now } = c.get("site");
  const which = { personId, postId };
  const outcome =
    given.act === "end"
      ? await endPost(db, actorOf(c), which, given.until)
      : await takeBackPost(db, actorOf(c), which, japanDay(now()));
  const done = given.act === "end" ? "post-ended" : "post-taken-back";
  if (outcome.ok) return c.redirect(url("person", { personId }, { done }), 303);
  if (outcome.reason === "not-found") return notFound(c);
  if (outcome.reason === "forbidden") return forbidden(c);
  return personPage(c, {}, [personSayings[outcome.reason]]);
};
