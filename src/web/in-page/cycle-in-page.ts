import { randomUUID } from "node:crypto";
import type { ApproverLevel } from "../../domain/cycle/cycle-definition.ts";
import { type SentBack, type SheetActName, unansweredSentBack } from "../../domain/cycle/cycle-state.ts";
import {
  daysLate,
  dueDate,
  pendingLevel,
  type Situation,
  stageOf,
  writingTimes,
} from "../../domain/cycle/situation.ts";
import { type WaitsFor, waitsFor } from "../../domain/cycle/todo.ts";
import { type ActRefusal, actsAs, type PossibleAct, possibleActs } from "../../domain/cycle/transitions.ts";
import { actLabel, refusalText } from "../sayings/cycle-sayings.ts";
import { dayInWords } from "../sayings/date-and-time.ts";

/** One thing that can be done with the sheet as a whole; `hindered` says why not now. */
export type ActInPage = {
  act: SheetActName;
  label: string;
  /** Asks for words or a day first, on a page of its own. */
  asks: boolean;
  primary: boolean;
  hindered: string | null;
};

/** The year of a sheet as its page shows it. */
export type CycleInPage = {
  stages: { label: string; place: "done" | "now" | "later"; days: string }[];
  status: string;
  waiting: string | null;
  due: { day: string; late: number } | null;
  acts: ActInPage[];
  sentBack: SentBack | null;
  /** What the mayor asked for, beside what the sheet came back for now. */
  instructions: SentBack[];
  amendment: string | null;
  /** When the mayor talks about it, where a day is set and still to come. */
  consultation: string | null;
  /** Of the request that a button makes: its own id, and what the person has before their eyes. */
  key: string;
  seen: number;
};

const levelWaits = {
  team: "係長の承認待ち",
  section: "課長の承認待ち",
  department: "部局長の承認待ち",
  mayor: "首長の同意待ち",
} as const satisfies Record<ApproverLevel, string>;

/** Whom the sheet waits for, in words. */
export function waitingWords(who: WaitsFor): string | null {
  if (who === "nobody" || who === "writers") return null;
  return who === "office" ? "事務局の確定待ち" : levelWaits[who];
}

export function statusWords({ state }: Pick<Situation, "state">): string {
  if (state.amendment && state.status === "writing") return "確定した内容を修正中";
  switch (state.status) {
    case "writing":
      return "作成中";
    case "submitted":
      return state.amendment ? "修正を提出済み" : "提出済み";
    case "sentBack":
      return "差戻し";
    case "confirmed":
      return "確定";
    case "closed":
      return "終了";
  }
}

export function cycleInPage(s: Situation, revision: number, slot: string | null = null): CycleInPage {
  const at = s.cycle.stages.indexOf(stageOf(s));
  const sentBack = unansweredSentBack(s.state);
  const over = s.state.status === "confirmed" || s.state.status === "closed";
  const due = dueDate(s);
  const { opens } = writingTimes(s);
  const stages = s.cycle.stages.map((stage, index) => {
    const there = {
      ...s,
      state: { ...s.state, stage: stage.stage, status: "writing" as const, amendment: null, extendedTo: null },
    };
    const last = dueDate(there);
    const place = over || index < at ? ("done" as const) : index === at ? ("now" as const) : ("later" as const);
    return { label: stage.label, place, days: last === null ? "" : `${dayInWords(last)}まで` };
  });
  const early = s.state.status === "writing" && !s.state.amendment && s.today < opens;
  return {
    stages,
    status: early ? `${dayInWords(opens)}から` : statusWords(s),
    waiting: early ? null : waitingWords(waitsFor(s)),
    due: due === null ? null : { day: dayInWords(due), late: daysLate(s, s.today) },
    acts: actsInPage(s),
    sentBack,
    instructions: (s.state.instructions ?? []).filter(
      ({ on, reason }) => on !== sentBack?.on || reason !== sentBack.reason,
    ),
    amendment: s.state.amendment?.reason ?? null,
    consultation: slot,
    key: randomUUID(),
    seen: revision,
  };
}

/** An act that can't be done is shown with its reason where the person would look for it; others would only be noise. */
const worthSaying: Partial<Record<SheetActName, ActRefusal[]>> = {
  submit: ["not-yet-open", "deadline-passed", "incomplete"],
  approve: ["own-sheet", "not-yet-open"],
  confirm: ["own-sheet", "approvals-missing", "not-yet-open"],
};

const order: SheetActName[] = [
  "confirm",
  "approve",
  "submit",
  "sendBack",
  "withdraw",
  "amend",
  "extend",
  "reopen",
  "close",
];

function actsInPage(s: Situation): ActInPage[] {
  const shown = possibleActs(s)
    .filter(({ act, reason }) => reason === null || worthSaying[act]?.includes(reason))
    .toSorted((a, b) => order.indexOf(a.act) - order.indexOf(b.act));
  const as = actsAs(s);
  const standsIn = as === null;
  const first = shown.find(({ act, reason }) => reason === null && isForward(act, standsIn))?.act;
  return shown.map(({ act, reason }: PossibleAct) => ({
    act,
    label: actLabel(act, as, pendingLevel(s)),
    asks: asksWords(act, standsIn),
    primary: act === first,
    hindered: reason && hindrance(s, act, reason),
  }));
}

/** The acts that carry the sheet on; the others turn it back or aside. */
function isForward(act: SheetActName, standsIn: boolean): boolean {
  return act === "confirm" || act === "submit" || (act === "approve" && !standsIn);
}

/** `standsIn`: the office would approve in a head's place. */
export function asksWords(act: SheetActName, standsIn: boolean): boolean {
  return ["sendBack", "amend", "extend", "reopen"].includes(act) || (act === "approve" && standsIn);
}

function hindrance(s: Situation, act: SheetActName, reason: ActRefusal): string {
  if (act === "submit" && reason === "incomplete") return `必須の欄があと${s.missing}か所あります。`;
  const { opens, locks } = writingTimes(s);
  if (act !== "submit" && reason === "not-yet-open") return `${dayInWords(opens)}から手続きができます。`;
  return refusalText(reason, reason === "not-yet-open" ? opens : reason === "deadline-passed" ? locks : null);
}
