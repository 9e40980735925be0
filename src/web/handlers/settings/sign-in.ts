import { z } from "zod";
import { requiredRoles, requireSecondFactor } from "../../../usecases/second-factor/required-roles.ts";
import { notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { actorOf, type Handler } from "../../site.ts";

const roles = z.array(z.enum(["office", "head", "staff", "viewer"]));

export const showSignInSettings: Handler = async (c) =>
  page(c, "sign-in-settings", {
    required: await requiredRoles(c.get("site").db, actorOf(c)),
    flash: c.req.query("done") === "saved" ? "サインインの設定を保存しました" : null,
  });

export const acceptRequiredRoles: Handler = async (c) => {
  const { roles: given = [] } = await c.req.parseBody({ all: true });
  const chosen = roles.safeParse([given].flat());
  if (!chosen.success) return notFound(c);
  await requireSecondFactor(c.get("site").db, actorOf(c), chosen.data);
  return c.redirect(url("signInSettings", {}, { done: "saved" }), 303);
};
