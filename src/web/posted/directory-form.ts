import { z } from "zod";
import type { DirectorySettings } from "../../usecases/directory/directory-settings.ts";
import { isLoginFilter } from "../../usecases/directory/login-filter.ts";
import { authority } from "./authority-form.ts";

const line = (message: string) =>
  z
    .string()
    .trim()
    .min(1, { error: message })
    .max(500, { error: "500文字までにしてください。" })
    .regex(/^\P{Cc}*$/u, { error: "改行などの文字は使えません。" });

const addressMessage =
  "ldaps:// か ldap:// で始まり、サーバーの名前(とポート)だけのアドレスを入力してください。例：ldaps://ldap.city.example.lg.jp";
const filterMessage = "かっこで囲み、(uid={login}) のように、ユーザー名を入れる場所を {login} と書いてください。";

/** What the office enters about its directory. An empty password keeps the present one. */
export const directoryForm = z.object({
  directoryAddress: line(addressMessage).refine(isAddress, { error: addressMessage }),
  authority,
  bindName: line("検索に使うアカウントの識別名(DN)を入力してください。"),
  bindPassword: z.union([z.literal("").transform(() => null), z.string().max(500)]),
  base: line("検索を始める場所(ベースDN)を入力してください。"),
  filter: line(filterMessage).refine(isLoginFilter, { error: filterMessage }),
});

/** The stored settings as the fields of the form; for a new one, what most directories need. */
export function shownDirectory(stored: DirectorySettings | null): Record<string, string> {
  if (!stored) return { filter: "(&(objectClass=person)(uid={login}))" };
  const { address, authority, ...rest } = stored;
  return { ...rest, directoryAddress: address, authority: authority ?? "" };
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, username, hash } = new URL(text);
  const bare = ["", "/"].includes(pathname) && `${search}${username}${hash}` === "";
  return (protocol === "ldaps:" || protocol === "ldap:") && hostname !== "" && bare;
}
