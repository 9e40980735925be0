import { z } from "zod";
import { checkDirectory } from "../../../usecases/directory/ask-directory.ts";
import { knownDirectory, removeDirectory, saveDirectory } from "../../../usecases/directory/directory-settings.ts";
import { loginNameOf } from "../../../usecases/people/login-name.ts";
import { formOf } from "../../form-of.ts";
import { directoryForm } from "../../posted/directory-form.ts";
import { errorsOf } from "../../posted/settings-forms.ts";
import { notFound } from "../../respond.ts";
import { url } from "../../routes.ts";
import { actorOf, type Handler } from "../../site.ts";
import { signInSettingsPage } from "./sign-in.ts";

const saved = { done: "saved" } as const;

export const acceptDirectory: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = directoryForm.safeParse(body);
  if (!given.success) return signInSettingsPage(c, { body, errors: errorsOf(given.error) });
  const { db, sealer } = c.get("site");
  const { directoryAddress: address, ...rest } = given.data;
  const outcome = await saveDirectory(db, sealer, actorOf(c), { address, ...rest });
  if (outcome.ok) return c.redirect(url("signInSettings", {}, saved), 303);
  const message =
    "検索用アカウントのパスワードを入力してください。アドレスや証明書、アカウントを変えたときも必要です。";
  return signInSettingsPage(c, { body, errors: [{ field: "bindPassword", message }] });
};

/** Asks the directory as it is stored, for a login name of the office's choice. */
export const showDirectoryCheck: Handler = async (c) => {
  const given = await formOf(c, z.object({ loginName: z.string().max(200) }));
  const { db, sealer } = c.get("site");
  const { tenantId, personId } = actorOf(c);
  const directory = await db.withTenant(tenantId, (tx) => knownDirectory(tx, sealer));
  if (!given || !directory) return notFound(c);
  const loginName = loginNameOf(given.loginName);
  const outcome = await checkDirectory(directory, loginName);
  if (!outcome.ok) {
    c.get("site").log({ what: "directory-away", path: c.req.path, tenantId, personId, detail: outcome.detail });
  }
  return signInSettingsPage(c, { checked: { loginName, outcome } });
};

export const acceptDirectoryRemoval: Handler = async (c) => {
  await removeDirectory(c.get("site").db, actorOf(c));
  return c.redirect(url("signInSettings", {}, saved), 303);
};
