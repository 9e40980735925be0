/** A table with its columns lined up: words to the left, figures to the right. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  console.log(`\n${title}`);
  for (const row of rows) {
    const cells = row.map((text, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? text.padEnd(width) : text.padStart(width);
    });
    console.log(`  ${cells.join("   ").trimEnd()}`);
  }
}

/** Says whether the aim was met, with the ratio that decides. */
export function printAim(what: string, ratio: number, aim: { most: number } | { least: number }): void {
  const met = "most" in aim ? ratio <= aim.most : ratio >= aim.least;
  const bound = "most" in aim ? `at most ${aim.most}` : `at least ${aim.least}`;
  console.log(`  ${met ? "met   " : "MISSED"}  ${what}: ${ratio.toFixed(2)} (aim: ${bound})`);
}

export function milliseconds(value: number): string {
  return value >= 100 ? `${Math.round(value)} ms` : `${value.toFixed(value >= 10 ? 1 : 2)} ms`;
}

export function times(value: number): string {
  return `${value.toFixed(2)}x`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}
