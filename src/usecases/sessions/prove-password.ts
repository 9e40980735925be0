import { askDirectory } from "../directory/ask-directory.ts";
import type { KnownDirectory } from "../directory/directory-settings.ts";
import { verifyPassword } from "./password.ts";

/** By what a password was found right, or why it wasn't. `detail` is for the log. */
export type PasswordProof =
  | { ok: true; by: "password" | "directory" }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "directory-away"; detail: string };

/**
 * Tries our own password first: it must let in on the day the directory is away. `hash`: null for who has none, or is
 * nobody here; the directory is asked about them all the same, so that the answer tells nothing.
 */
export async function provePassword(
  { loginName, hash, directory }: { loginName: string; hash: string | null; directory: KnownDirectory | null },
  password: string,
): Promise<PasswordProof> {
  if (await verifyPassword(password, hash)) return { ok: true, by: "password" };
  if (!directory) return { ok: false, reason: "wrong" };
  const answer = await askDirectory(directory, loginName, password);
  if (answer.said === "right") return { ok: true, by: "directory" };
  if (answer.said === "wrong") return { ok: false, reason: "wrong" };
  return { ok: false, reason: "directory-away", detail: answer.detail };
}
