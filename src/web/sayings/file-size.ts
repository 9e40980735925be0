/** 「1.2MB」「340KB」「12バイト」. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes}バイト`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)}KB`;
  return `${(bytes / 1_000_000).toFixed(1).replace(".0", "")}MB`;
}
