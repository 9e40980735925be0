import type { SheetContent, Texts } from "../../../domain/sheets/sheet-content.ts";

/**
 * `next`, with every goal, work item and text record that says the same as in `previous` taken from there.
 * Unchanged rows keep their identity, so a change by another redraws only its own row.
 */
export function reuseUnchanged(previous: SheetContent, next: SheetContent): SheetContent {
  const goals = reuseList(previous.goals, next.goals, (was, is) => {
    const texts = reuseTexts(was.texts, is.texts);
    const workItems = reuseList(was.workItems, is.workItems, (item, now) => {
      const itemTexts = reuseTexts(item.texts, now.texts);
      return itemTexts === item.texts ? item : { ...now, texts: itemTexts };
    });
    return texts === was.texts && workItems === was.workItems ? was : { ...is, texts, workItems };
  });
  const texts = reuseTexts(previous.texts, next.texts);
  return texts === previous.texts && goals === previous.goals ? previous : { texts, goals };
}

function reuseList<Item extends { id: string }>(was: Item[], is: Item[], reuse: (was: Item, is: Item) => Item): Item[] {
  const known = new Map(was.map((item) => [item.id, item]));
  const list = is.map((item) => {
    const before = known.get(item.id);
    return before ? reuse(before, item) : item;
  });
  return list.length === was.length && list.every((item, index) => item === was[index]) ? was : list;
}

function reuseTexts(was: Texts, is: Texts): Texts {
  const keys = Object.keys(is) as (keyof Texts)[];
  const same = keys.length === Object.keys(was).length && keys.every((key) => was[key] === is[key]);
  return same ? was : is;
}
