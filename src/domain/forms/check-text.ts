import { parseYearlyTargets } from "../indicators/yearly-targets.ts";
import { type Due, parseDues } from "../periods/due.ts";
import { fiscalYearLabel, fiscalYearRange } from "../periods/fiscal-year.ts";
import { parseJapaneseDate } from "../periods/wareki.ts";
import { parseSchedule } from "../sheets/schedule.ts";
import type { Field, FieldType, FormDefinition } from "./form-definition.ts";
import { optionsOf, scaleOption } from "./scale-option.ts";

/** What is wrong with one cell's words; `message` goes on after the label: 「期限」の… */
export type TextFault = {
  kind:
    | "notInScale"
    | "otherChoice"
    | "unreadableDue"
    | "unreadableDate"
    | "pastDue"
    | "unreadableTargets"
    | "unreadableSchedule";
  severity: "error" | "warning";
  message: string;
};

type Check = (form: FormDefinition, field: Field, text: string, fiscalYear: number) => TextFault[];

const nothing: Check = () => [];

const byType = {
  text: nothing,
  line: nothing,
  number: nothing,
  choice: (form, field, text) => {
    if (scaleOption(form, field, text) !== undefined) return [];
    return [
      {
        kind: "otherChoice",
        severity: "warning",
        message: `の「${shown(text)}」は選択肢にない言葉です。このままでよいか確かめてください。`,
      },
    ];
  },
  scale: (form, field, text) => {
    if (scaleOption(form, field, text) !== undefined) return [];
    const values = optionsOf(form, field).map((option) => option.value);
    return [
      {
        kind: "notInScale",
        severity: "error",
        message: `の「${shown(text)}」は使えません。${values.join("、")}のどれかを選んでください。`,
      },
    ];
  },
  date: (_form, _field, text) => {
    if (parseJapaneseDate(text) !== null) return [];
    return [
      {
        kind: "unreadableDate",
        severity: "warning",
        message: `の「${shown(text)}」を日付として読み取れません。「令和4年4月1日」のように書いてください。`,
      },
    ];
  },
  due: dueFaults,
  unit: nothing,
  planLink: nothing,
  subItems: (form, field, text, fiscalYear) =>
    field.concept === "due" ? dueFaults(form, field, text, fiscalYear) : [],
  indicators: (_form, _field, text, fiscalYear) => {
    if (parseYearlyTargets(text, fiscalYear).some((indicator) => indicator.targets.length > 0)) return [];
    return [
      {
        kind: "unreadableTargets",
        severity: "warning",
        message: "から年度ごとの目標を読み取れません。「令和4年度 80%」のように、年度を付けて書いてください。",
      },
    ];
  },
  schedule: (_form, _field, text, fiscalYear) => {
    if (parseSchedule(text, fiscalYear).some((period) => period.label !== "")) return [];
    return [
      {
        kind: "unreadableSchedule",
        severity: "warning",
        message: "から時期を読み取れません。「【第1四半期】」や「4月～9月」の見出しを付けて書いてください。",
      },
    ];
  },
} satisfies Record<FieldType, Check>;

/** The faults of a text that is not blank. */
export function checkText(form: FormDefinition, field: Field, text: string, fiscalYear: number): TextFault[] {
  return byType[field.type](form, field, text, fiscalYear);
}

function dueFaults(_form: FormDefinition, _field: Field, text: string, fiscalYear: number): TextFault[] {
  const dues = parseDues(text, fiscalYear);
  const unreadable = dues.filter(({ due }) => due === null);
  const past = dues.filter(({ due }) => due !== null && endsBefore(due, fiscalYear));
  return [
    ...unreadable.slice(0, 1).map(
      (part): TextFault => ({
        kind: "unreadableDue",
        severity: "warning",
        message: `の「${shown(part.text)}」がいつまでなのか読み取れません。「9月末」「年度末」のように書いてください。`,
      }),
    ),
    ...past.slice(0, 1).map(
      (part): TextFault => ({
        kind: "pastDue",
        severity: "warning",
        message: `の「${shown(part.text)}」は${fiscalYearLabel(fiscalYear)}より前です。年を確かめてください。`,
      }),
    ),
  ];
}

/** Words carried over from last year's sheet often keep last year's date. */
function endsBefore(due: Due, fiscalYear: number): boolean {
  return due.to !== null && due.to < fiscalYearRange(fiscalYear).from;
}

function shown(text: string): string {
  const letters = [...text.trim().replace(/\s+/gu, " ")];
  return letters.length > 20 ? `${letters.slice(0, 20).join("")}…` : letters.join("");
}
