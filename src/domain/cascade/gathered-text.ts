/** What one unit wrote for a goal above it. */
export type UnitReport = { unit: string; text: string };

/**
 * The words of the units below, each under its unit's name, after what stands there. Words that stand there already are
 * not repeated, so gathering twice is gathering once. Nothing that was written is changed.
 */
export function gatheredText(current: string, reports: readonly UnitReport[]): string {
  return reports.reduce((text, report) => {
    if (report.text.trim() === "") return text;
    const entry = `【${report.unit}】\n${report.text}`;
    if (stands(text, entry)) return text;
    return text === "" ? entry : `${text}\n${entry}`;
  }, current);
}

/** As whole lines: 「15分」 doesn't stand there because 「15分以内」 does. */
function stands(text: string, entry: string): boolean {
  return `\n${text}\n`.includes(`\n${entry}\n`);
}
