import type { CycleDefinition, Level } from "./cycle-definition.ts";
import type { ActEvent } from "./cycle-state.ts";

const levelNames = {
  team: "係長",
  section: "課長",
  department: "部局長",
  mayor: "首長",
  office: "事務局",
} as const satisfies Record<Level, string>;

/** What an act did, in a sentence for the history: 「「中間レビュー」を差し戻しました。理由：…」. */
export function actNote(cycle: CycleDefinition, event: ActEvent): string {
  const label = cycle.stages.find(({ stage }) => stage === event.stage)?.label ?? "";
  const what = event.amendment ? `「${label}」の時期の修正を` : `「${label}」を`;
  const reason = event.reason ? `理由：${event.reason}` : "";
  switch (event.did) {
    case "submit":
      return `${what}提出しました。`;
    case "withdraw":
      return `${what}取り下げました。`;
    case "sendBack":
      return event.as === "mayor"
        ? `${what}首長の指示を付けて差し戻しました。指示：${event.reason ?? ""}`
        : `${what}差し戻しました。${reason}`;
    case "approve":
      if (event.as === "mayor") return `「${label}」に首長として同意しました。`;
      if (event.as === "office") {
        return `${what}${event.inPlaceOf === "mayor" ? "首長" : "所属長"}に代わって承認しました。${reason}`;
      }
      return `${what}${levelNames[event.as ?? "section"]}として承認しました。`;
    case "confirm":
      return `${what}確定しました。`;
    case "amend":
      return `確定した内容の修正を始めました。${reason}`;
    case "reopen":
      return `確定を取り消し、${event.until ?? ""}まで書けるようにしました。${reason}`;
    case "extend":
      return `${what}${event.until ?? ""}まで延長しました。${reason}`;
    case "close":
      return "この年度のシートを終了しました。";
  }
}
