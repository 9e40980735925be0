import { parseArgs } from "node:util";
import { quantile } from "../../bench/support/measure.ts";
import { milliseconds, printAim, printTable, times } from "../../bench/support/print.ts";
import { runDeadlineDay } from "./run-deadline-day.ts";

// The last day before a deadline: `node tests/load/deadline-day.ts [--people 500] [--seconds 300]`, after a build.
// TEST_DATABASE_URL names a superuser of a PostgreSQL server to run on; without it a private server is started.

const number = { type: "string" } as const;
const { values } = parseArgs({ options: { people: number, seconds: number, every: number, ramp: number } });
const day = {
  people: Number(values.people ?? 500),
  seconds: Number(values.seconds ?? 300),
  everySeconds: Number(values.every ?? 5),
  rampSeconds: Number(values.ramp ?? 60),
};

console.log(`${day.people} people, ${day.seconds} s, a save every ${day.everySeconds} s, one in ten submits`);
const { saves, submissions, errors, requests, resent, seconds, lost, bare } = await runDeadlineDay(day);
const failed = [...errors.values()].reduce((sum, one) => sum + one, 0);

const row = (name: string, each: number[]) => [
  name,
  String(each.length),
  ...[0.5, 0.95, 0.99, 1].map((part) => milliseconds(quantile(each, part))),
];
printTable("from the moment due to the answer", [
  ["", "count", "median", "95%", "99%", "slowest"],
  row("save over HTTP", saves),
  row("submission over HTTP", submissions),
  row("bare save, same pace", bare.atTheDaysPace),
]);
const p99 = quantile(saves, 0.99);
printTable("rates", [
  ["", "", "of bare"],
  ["requests of the day", `${(requests / seconds).toFixed(1)}/s`, times(requests / seconds / bare.perSecond)],
  ["bare saves at most", `${Math.round(bare.perSecond)}/s`, times(1)],
  ["99% against bare", "", times(p99 / quantile(bare.atTheDaysPace, 0.99))],
]);
if (resent > 0) console.log(`  ${resent} requests sent again on a new connection`);
for (const [kind, often] of errors) console.log(`  ${kind}: ${often}`);
printAim("errors per request", failed / requests, { most: 0.001 });
printAim("99% of saving, seconds", p99 / 1000, { most: 1 });
printAim("acknowledged words lost", lost, { most: 0 });
process.exitCode = failed / requests <= 0.001 && p99 <= 1000 && lost === 0 ? 0 : 1;
