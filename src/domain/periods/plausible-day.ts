/** Whether an ISO date lies in years that somebody may mean. 0008 for 令和8年 does not, nor does the end of all days. */
export function isPlausibleDay(day: string): boolean {
  return day >= "1900-01-01" && day <= "2199-12-31";
}
