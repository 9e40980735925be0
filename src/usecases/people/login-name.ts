/** How a login name is stored and looked up: width and case of what is typed don't matter. */
export function loginNameOf(typed: string): string {
  return typed.normalize("NFKC").trim().toLowerCase();
}
