/** What went wrong, for the log: an error's words and those of what caused it. Values are left out. */
export function detailOf(error: unknown): string {
  const words: string[] = [];
  for (let one: unknown = error; one instanceof Error && words.length < 5; one = one.cause) words.push(one.message);
  return words.join(" < ") || "unknown";
}
