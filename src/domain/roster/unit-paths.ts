export const sameUnit = (a: readonly string[], b: readonly string[]): boolean => a.join("\n") === b.join("\n");

/** A path with those of the units above it, the department first. */
export const prefixesOf = (path: string[]): string[][] => path.map((_, at) => path.slice(0, at + 1));

export function uniquePaths(paths: string[][]): string[][] {
  return [...new Map(paths.map((path) => [path.join("\n"), path])).values()];
}
