import { z } from "zod";
import { roles } from "../../../domain/permissions/actor.ts";
import { readDirectory } from "../../../usecases/directory/directory-settings.ts";
import { readProvider, removeProvider, saveProvider } from "../../../usecases/identity-provider/provider-settings.ts";
import { requiredRoles, requireSecondFactor } from "../../../usecases/second-factor/required-roles.ts";
import { readSiteAddress, saveSiteAddress } from "../../../usecases/site/site-address.ts";
import type { DirectoryChecked } from "../../components/directory-form.tsx";
import { shownDirectory } from "../../posted/directory-form.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { providerForm, siteAddressForm } from "../../posted/provider-form.ts";
import { errorsOf, typedValues } from "../../posted/settings-forms.ts";
import { notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";

const chosenRoles = z.array(z.enum(roles).exclude(["operator"]));

const providerRefusals = {
  "no-secret": {
    field: "clientSecret",
    message: "クライアントシークレットを入力してください。発行者かクライアントIDを変えたときも必要です。",
  },
  "no-site-address": {
    field: "siteAddress",
    message: "先に「道しるべのアドレス」を保存してください。認証基盤から戻る先になります。",
  },
} as const;

const saved = { done: "saved" } as const;

export const showSignInSettings: Handler = (c) => signInSettingsPage(c, {});

export const acceptRequiredRoles: Handler = async (c) => {
  const { roles: given = [] } = await c.req.parseBody({ all: true });
  const chosen = chosenRoles.safeParse([given].flat());
  if (!chosen.success) return notFound(c);
  await requireSecondFactor(c.get("site").db, actorOf(c), chosen.data);
  return c.redirect(url("signInSettings", {}, saved), 303);
};

export const acceptSiteAddress: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = siteAddressForm.safeParse(body);
  if (!given.success) return signInSettingsPage(c, { body, errors: errorsOf(given.error) });
  await saveSiteAddress(c.get("site").db, actorOf(c), given.data.siteAddress);
  return c.redirect(url("signInSettings", {}, saved), 303);
};

export const acceptProvider: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = providerForm.safeParse(body);
  if (!given.success) return signInSettingsPage(c, { body, errors: errorsOf(given.error) });
  const { db, sealer } = c.get("site");
  const outcome = await saveProvider(db, sealer, actorOf(c), given.data);
  if (outcome.ok) return c.redirect(url("signInSettings", {}, saved), 303);
  return signInSettingsPage(c, { body, errors: [providerRefusals[outcome.reason]] });
};

export const acceptProviderRemoval: Handler = async (c) => {
  await removeProvider(c.get("site").db, actorOf(c));
  return c.redirect(url("signInSettings", {}, saved), 303);
};

/** `body`: what was typed and refused; without it the page shows what is stored. `checked`: the directory was asked. */
type Shown = { body?: Record<string, unknown>; errors?: FieldError[]; checked?: DirectoryChecked };

export async function signInSettingsPage(c: WebContext, { body, errors = [], checked }: Shown): Promise<Response> {
  const { db } = c.get("site");
  const actor = actorOf(c);
  const provider = await readProvider(db, actor.tenantId);
  const siteAddress = await readSiteAddress(db, actor.tenantId);
  const directory = await readDirectory(db, actor.tenantId);
  const { clientSecret: _, bindPassword: __, ...typed } = typedValues(body ?? {});
  return page(c, "sign-in-settings", {
    required: await requiredRoles(db, actor),
    siteAddress: { value: typed.siteAddress ?? siteAddress ?? new URL(c.req.url).origin, isSet: siteAddress !== null },
    // Of the forms on this page one was sent; the others show what is stored.
    provider: { values: typed.issuer === undefined ? (provider ?? {}) : typed, isSet: provider !== null },
    directory: {
      values: typed.directoryAddress === undefined ? shownDirectory(directory) : typed,
      isSet: directory !== null,
      checked: checked ?? null,
    },
    errors,
    flash: c.req.query("done") === "saved" ? "サインインの設定を保存しました" : null,
    status: errors.length > 0 ? 422 : 200,
  });
}
