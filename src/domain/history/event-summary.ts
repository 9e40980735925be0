import { concepts, type SharedConcept } from "../forms/concepts.ts";
import type { SheetEvent } from "../sheets/sheet-change.ts";
import type { Texts } from "../sheets/sheet-content.ts";

/** One line for what a request did: 「目標値、期限を書き換え」「「窓口の改善」を追加」. Concepts by their shared words. */
export function eventSummary(events: SheetEvent[]): string {
  if (events.length === 0) return "内容は廃棄されています";
  const written = new Set(events.flatMap((event) => (event.did === "setText" ? [nameOf(event.concept)] : [])));
  const parts = written.size > 0 ? [`${listed([...written])}を書き換え`] : [];
  const added = events.flatMap((event) => (event.did === "addGoal" ? [titleOf(event.goal.texts)] : []));
  if (added.length > 0) parts.push(`${listed(added)}を追加`);
  const removed = events.flatMap((event) => (event.did === "removeGoal" ? [titleOf(event.goal.texts)] : []));
  if (removed.length > 0) parts.push(`${listed(removed)}を削除`);
  if (events.some(({ did }) => did === "moveGoal" || did === "moveWorkItem")) parts.push("並べ替え");
  if (events.some(({ did }) => did === "addWorkItem")) parts.push("取組項目を追加");
  if (events.some(({ did }) => did === "removeWorkItem")) parts.push("取組項目を削除");
  return parts.join("、");
}

function listed(names: string[]): string {
  return names.length <= 2 ? names.join("、") : `${names.slice(0, 2).join("、")}ほか${names.length - 2}件`;
}

function nameOf(concept: string): string {
  return Object.hasOwn(concepts, concept) ? concepts[concept as SharedConcept].ja : "独自の欄";
}

function titleOf(texts: Texts): string {
  return `「${texts.title ?? texts.number ?? "無題"}」`;
}
