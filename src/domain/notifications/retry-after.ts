const minute = 60_000;
const pauses = [1, 5, 15, 60, 120, 240].map((minutes) => minutes * minute);

/** Milliseconds until the next try after so many that failed: soon at first, then every four hours. */
export function retryAfter(failed: number): number {
  return pauses[Math.min(Math.max(failed, 1), pauses.length) - 1] ?? minute;
}

/** For so long a mail is tried; then the office sees it among those that did not arrive. */
export const triesFor = 5 * 24 * 60 * minute;
