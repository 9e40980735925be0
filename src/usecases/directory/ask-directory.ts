import type { Client } from "ldapts";
import { detailOf } from "../identity-provider/detail-of.ts";
import { talkWith } from "./directory-connection.ts";
import type { KnownDirectory } from "./directory-settings.ts";
import { comparisonsOf, loginFilter } from "./login-filter.ts";

/** `away`: it could not be asked; `detail` is for the log. */
export type DirectoryAnswer = { said: "right" } | { said: "wrong" } | { said: "away"; detail: string };

/** Looks the person up by login name and tries the password as that person. */
export async function askDirectory(
  directory: KnownDirectory,
  loginName: string,
  password: string,
): Promise<DirectoryAnswer> {
  // With an empty password many directories answer "success" to anybody (RFC 4513, 5.1.2).
  if (loginName === "" || password === "") return { said: "wrong" };
  try {
    return await talkWith(directory, async (client) => {
      const [found, more] = await namesOf(client, directory, loginName);
      if (found === undefined || more !== undefined) return { said: "wrong" };
      return { said: await isPassword(client, found, password) };
    });
  } catch (error) {
    return { said: "away", detail: detailOf(error) };
  }
}

export type DirectoryCheck =
  | { ok: true; found: number }
  | { ok: false; reason: "unreachable" | "certificate" | "look-up-account" | "search"; detail: string };

/** For the settings page: how far one gets with them, and how many people have that login name. */
export async function checkDirectory(directory: KnownDirectory, loginName: string): Promise<DirectoryCheck> {
  const bound = { yet: false };
  try {
    return await talkWith(directory, async (client) => {
      bound.yet = true;
      return { ok: true, found: (await namesOf(client, directory, loginName)).length };
    });
  } catch (error) {
    const detail = detailOf(error);
    if (bound.yet) return { ok: false, reason: "search", detail };
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (/CERT|SIGNATURE/.test(code)) return { ok: false, reason: "certificate", detail };
    return { ok: false, reason: refusals.has(code) ? "look-up-account" : "unreachable", detail };
  }
}

/** The distinguished names of who has that login name: two at most, more is too many anyway. */
async function namesOf(client: Client, directory: KnownDirectory, loginName: string): Promise<string[]> {
  const compared = comparisonsOf(directory.filter, loginName);
  const { searchEntries } = await client.search(directory.base, {
    scope: "sub",
    filter: loginFilter(directory.filter, loginName),
    attributes: compared.map(({ attribute }) => attribute),
    sizeLimit: 2,
  });
  // Directories compare more loosely than people's names are told apart here: width, accents, kana.
  const isThis = (entry: Record<string, unknown>) =>
    compared.some(({ attribute, value }) => valuesOf(entry, attribute).some((one) => alike(one, value)));
  return searchEntries.filter(isThis).map(({ dn }) => dn);
}

function valuesOf(entry: Record<string, unknown>, attribute: string): string[] {
  const key = Object.keys(entry).find((name) => name.toLowerCase() === attribute.toLowerCase());
  return key === undefined ? [] : [entry[key]].flat().filter((value) => typeof value === "string");
}

function alike(one: string, other: string): boolean {
  const key = (text: string) => text.normalize("NFKC").trim().toLowerCase();
  return key(one) === key(other);
}

/** Result codes with which a directory refuses a password: stronger authentication, constraints, wrong, not willing. */
const refusals: ReadonlySet<string> = new Set(["8", "19", "48", "49", "50", "53"]);

async function isPassword(client: Client, name: string, password: string): Promise<"right" | "wrong"> {
  try {
    await client.bind(name, password);
    return "right";
  } catch (error) {
    if (error instanceof Error && "code" in error && refusals.has(String(error.code))) return "wrong";
    throw error;
  }
}
