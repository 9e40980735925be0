import type { Concept } from "../../../domain/forms/concepts.ts";
import type { Field } from "../../../domain/forms/form-definition.ts";
import { parseYearlyTargets } from "../../../domain/indicators/yearly-targets.ts";
import { parseDues } from "../../../domain/periods/due.ts";
import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import { formatWareki, parseJapaneseDate } from "../../../domain/periods/wareki.ts";
import { parsePlanPath } from "../../../domain/plans/plan-path.ts";
import { parseSchedule } from "../../../domain/sheets/schedule.ts";
import type { Texts } from "../../../domain/sheets/sheet-content.ts";
import { alignSubItems } from "../../../domain/sheets/sub-items.ts";

/** What the system understood of a cell, one line each. `hole`: something that other columns have is missing here. */
export type Reading = { text: string; hole?: boolean };

/**
 * What stands beside the words of a cell while it is edited. `texts` are all texts of its row, `numbered` the columns
 * whose numbered parts line up with it.
 */
export function readingsOf(field: Field, text: string, texts: Texts, numbered: Concept[], year: number): Reading[] {
  if (field.type === "subItems") return subItemReadings(field.concept, texts, numbered);
  if (text.trim() === "") return [];
  switch (field.type) {
    case "date": {
      const day = parseJapaneseDate(text);
      return day ? [{ text: `→ ${formatWareki(day)}` }] : [{ text: "日付として読み取れません。" }];
    }
    case "due":
      return dueReadings(text, year);
    case "indicators":
      return parseYearlyTargets(text, year).map(({ label, targets }) => ({
        text: `${label ? `${label}：` : ""}${targets.map((value) => `${fiscalYearLabel(value.fiscalYear)} ${value.text}`).join("、")}`,
      }));
    case "schedule":
      return parseSchedule(text, year).map(({ label, from, to, items }) => ({
        text: `${label || "通年"}（${formatWareki(from)}～${formatWareki(to)}）${items.length}項目`,
      }));
    case "planLink": {
      const path = parsePlanPath(text);
      return path.length > 1 ? [{ text: path.join(" › ") }] : [];
    }
    default:
      return [];
  }
}

function dueReadings(text: string, year: number): Reading[] {
  return parseDues(text, year).map(({ markers, due }) => {
    const mark = markers.length > 0 ? `${markers.join("")} ` : "";
    if (!due)
      return { text: `${mark}期限として読み取れません。「9月末」「年度末」のように書くと一覧や通知に使われます。` };
    if (due.kind === "asap" || due.kind === "asNeeded") return { text: `${mark}→ 決まった日のない期限` };
    if (due.from === null || due.from === due.to)
      return { text: `${mark}→ ${due.to ? `${formatWareki(due.to)}まで` : ""}` };
    return { text: `${mark}→ ${formatWareki(due.from)}～${due.to ? formatWareki(due.to) : ""}` };
  });
}

/** The numbered parts of a work item, and whether this column has each. */
function subItemReadings(concept: Concept, texts: Texts, numbered: Concept[]): Reading[] {
  const columns = Object.fromEntries(numbered.map((each) => [each, texts[each] ?? ""]));
  const { subItems } = alignSubItems(columns);
  const answered = subItems.some(({ parts }) => parts[concept]);
  return subItems.map(({ marker, parts, flags }) => {
    const plan = firstWords(parts.method?.text ?? parts.target?.text ?? "");
    const name = plan ? `${marker} ${plan}` : marker;
    const part = parts[concept];
    if (part) {
      const together = part.markers.length > 1 ? `（${part.markers.join("")}をまとめて記載）` : "";
      const added = flags.includes("report-without-target") ? "（計画にない番号）" : "";
      return { text: `${name}：記載あり${together}${added}` };
    }
    return { text: `${name}：${answered ? "この欄にはまだありません" : "未記入"}`, hole: true };
  });
}

/**
 * For each numbered column that answers some numbers of its work item but not all: the numbers it leaves out,
 * 「(2)(3)」. An empty column is not yet written, and no hole.
 */
export function holesIn(texts: Texts, numbered: Concept[]): Texts {
  const { subItems } = alignSubItems(Object.fromEntries(numbered.map((each) => [each, texts[each] ?? ""])));
  const holes: Texts = {};
  for (const concept of numbered) {
    const left = subItems.filter(({ parts }) => !parts[concept]);
    if (left.length > 0 && left.length < subItems.length) holes[concept] = left.map(({ marker }) => marker).join("");
  }
  return holes;
}

function firstWords(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  return line.length > 14 ? `${line.slice(0, 14)}…` : line;
}
