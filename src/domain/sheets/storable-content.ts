import type { Goal, SheetContent, Texts, WorkItem } from "./sheet-content.ts";
import { storableText } from "./storable-text.ts";

/** The content as the database can hold it; an empty cell has no key. */
export function storableContent(content: SheetContent): SheetContent {
  return { texts: storableTexts(content.texts), goals: content.goals.map(storableGoal) };
}

export function storableGoal(goal: Goal): Goal {
  return { id: goal.id, texts: storableTexts(goal.texts), workItems: goal.workItems.map(storableWorkItem) };
}

export function storableWorkItem(item: WorkItem): WorkItem {
  return { id: item.id, texts: storableTexts(item.texts) };
}

function storableTexts(texts: Texts): Texts {
  const kept = Object.entries(texts).map(([concept, text]) => [concept, storableText(text ?? "")]);
  return Object.fromEntries(kept.filter(([, text]) => text !== ""));
}
