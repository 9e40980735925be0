/** What is kept and disposed of together: everything of one kind of one fiscal year. */
export const recordKinds = ["sheets", "notes", "imports"] as const;
export type RecordKind = (typeof recordKinds)[number];

/** 保存年限. `years` null: for ever; no period: nobody has decided yet. */
export type Period = { years: number | null };

export const periodChoices = [1, 3, 5, 10, 30] as const;

export type OpenDisposal = { state: "proposed" | "approved"; proposedBy: string };

/** A kind of records of one year, with what was decided about them. */
export type RecordGroup = {
  kind: RecordKind;
  fiscalYear: number;
  /** How many there are. */
  items: number;
  period: Period | null;
  /** Years that were added. */
  extended: number;
  held: boolean;
  disposal: OpenDisposal | null;
};

/** Counted from 1 April after the fiscal year's end; the day from which it may be disposed of. Null: never, or undecided. */
export function disposableFrom({ fiscalYear, period, extended }: RecordGroup): string | null {
  if (!period?.years) return null;
  return `${fiscalYear + 1 + period.years + extended}-04-01`;
}

export type GroupState = "undecided" | "for-ever" | "kept" | "held" | "due" | "proposed" | "approved" | "empty";

/** `today`: ISO day in Japan. */
export function groupState(group: RecordGroup, today: string): GroupState {
  if (group.items === 0) return "empty";
  if (group.held) return "held";
  if (group.disposal) return group.disposal.state;
  if (!group.period) return "undecided";
  const from = disposableFrom(group);
  if (from === null) return "for-ever";
  return today >= from ? "due" : "kept";
}

export type RetentionAct =
  | { do: "hold"; reason: string }
  | { do: "release" }
  | { do: "extend"; years: number; reason: string }
  | { do: "propose" | "withdraw" | "approve" | "carryOut" };

export type RetentionRefusal =
  | "nothing-there"
  | "not-due"
  | "held"
  | "not-held"
  | "reason-missing"
  | "no-period"
  | "already-proposed"
  | "not-proposed"
  | "own-proposal"
  | "not-approved";

/** Whether a person may do this now; null: yes. A hold stops everything but its release. */
export function hindrance(
  group: RecordGroup,
  act: RetentionAct,
  { today, personId }: { today: string; personId: string },
): RetentionRefusal | null {
  if (act.do === "release") return group.held ? null : "not-held";
  if (group.items === 0) return "nothing-there";
  if (group.held) return "held";
  if ((act.do === "hold" || act.do === "extend") && act.reason.trim() === "") return "reason-missing";
  const from = disposableFrom(group);
  const { disposal } = group;
  switch (act.do) {
    case "hold":
      return null;
    case "extend":
      if (from === null) return "no-period";
      return disposal ? "already-proposed" : null;
    case "propose":
      if (disposal) return "already-proposed";
      return from !== null && today >= from ? null : "not-due";
    case "withdraw":
      return disposal ? null : "not-proposed";
    case "approve":
      if (disposal?.state !== "proposed") return "not-proposed";
      return disposal.proposedBy === personId ? "own-proposal" : null;
    case "carryOut":
      return disposal?.state === "approved" ? null : "not-approved";
  }
}
