import { type Concept, isConcept } from "../forms/concepts.ts";
import { blankTags } from "../periods/half-width.ts";
import { findMarkers, markerKey } from "./sub-item-markers.ts";

/** What one column says under one marker, or under several at once. `text` is exact, outer white space trimmed. */
export type SubItemPart = { markers: string[]; text: string };

export type SubItemFlag = "target-without-report" | "report-without-target";

/** `parts` that answer several numbers appear under each of them, as the same object. */
export type SubItem = { marker: string; parts: { [C in Concept]?: SubItemPart }; flags: SubItemFlag[] };

export type AlignedWorkItem = {
  /** The words before the first marker of `method`. */
  title: string;
  subItems: SubItem[];
  /** What a column says outside its numbered parts: on the work item as a whole. */
  common: { [C in Concept]?: string };
};

/**
 * The numbered parts of one cell. 「(1)(2) text」 is one part with two markers; `lead` is what stands before the
 * first marker. Lead, markers, separators and texts together hold every non-blank character of the cell;
 * only what joins markers (「(1)・(2)」「①～③」) is left out.
 */
export function splitByMarkers(text: string): {
  lead: string;
  parts: { markers: string[]; text: string; separator?: string }[];
} {
  const found = findMarkers(text);
  const parts = found.map(({ markers, end, separator }, index) => ({
    markers,
    text: text.slice(end, found[index + 1]?.start ?? text.length).trim(),
    ...(separator && { separator }),
  }));
  return { lead: text.slice(0, found[0]?.start ?? text.length).trim(), parts };
}

/**
 * Lines up the numbered parts of the columns of one work item. `method` gives title and order; a number that only
 * another column has becomes a sub-item of its own at the end.
 */
export function alignSubItems(columns: { [C in Concept]?: string }): AlignedWorkItem {
  const entries = Object.entries(columns).flatMap(([concept, text]) =>
    isConcept(concept) && text ? [{ concept, ...splitByMarkers(text) }] : [],
  );
  entries.sort((a, b) => Number(b.concept === "method") - Number(a.concept === "method"));
  const subItems = new Map<string, SubItem>();
  const common: { [C in Concept]?: string } = {};
  for (const { concept, parts } of entries) {
    for (const part of parts) {
      const { markers, text } = part;
      const shared: SubItemPart = { markers, text };
      for (const marker of markers) place(subItems, marker, concept, shared);
    }
  }
  const items = [...subItems.values()];
  const only = items.length === 1 ? items[0] : undefined;
  for (const { concept, lead, parts } of entries) {
    if (concept === "method" || blankTags(lead).trim() === "") continue;
    if (only && parts.length === 0) only.parts[concept] = { markers: [], text: lead };
    else common[concept] = lead;
  }
  const methodLead = entries.find(({ concept }) => concept === "method")?.lead ?? "";
  return { title: methodLead, subItems: flag(items), common };
}

/** A part of ① also answers ①-1 and ①-2 where those are what was planned. */
function place(subItems: Map<string, SubItem>, marker: string, concept: Concept, part: SubItemPart): void {
  const key = markerKey(marker);
  const below = [...subItems].filter(([known]) => known.startsWith(`${key}-`)).map(([, item]) => item);
  let items = subItems.has(key) || below.length === 0 ? [subItems.get(key)] : below;
  if (items[0] === undefined) {
    const added: SubItem = { marker, parts: {}, flags: [] };
    subItems.set(key, added);
    items = [added];
  }
  for (const item of items) {
    if (!item || item.parts[concept] === part) continue;
    const before = item.parts[concept];
    item.parts[concept] = before
      ? { markers: [...before.markers, ...part.markers], text: `${before.text}\n${part.text}` }
      : part;
  }
}

/**
 * A target nobody reported on, once the year-end report answers by number; a report nobody had planned.
 * While the year-end columns are empty, or answer as a whole, nothing is missing.
 */
function flag(items: SubItem[]): SubItem[] {
  // A number with nothing behind it reports nothing.
  const has = (item: SubItem, wanted: (concept: string) => boolean) =>
    Object.entries(item.parts).some(([concept, part]) => part?.text !== "" && wanted(concept));
  const isYearEnd = (concept: string) => concept.startsWith("yearEnd.");
  const isReport = (concept: string) => isYearEnd(concept) || concept.startsWith("midYear.");
  const isPlan = (concept: string) => concept === "method" || concept === "target";
  const related = (item: SubItem, wanted: (concept: string) => boolean) =>
    items.some(
      (other) =>
        has(other, wanted) &&
        (isAbove(other.marker, item.marker) || isAbove(item.marker, other.marker) || other === item),
    );
  const reportedByNumber = items.some((item) => has(item, isYearEnd));
  return items.map((item) => {
    const flags: SubItemFlag[] = [];
    if (has(item, isPlan) && reportedByNumber && !related(item, isYearEnd)) flags.push("target-without-report");
    if (has(item, isReport) && items.some((any) => has(any, isPlan)) && !related(item, isPlan)) {
      flags.push("report-without-target");
    }
    return { ...item, flags };
  });
}

function isAbove(upper: string, lower: string): boolean {
  return markerKey(lower).startsWith(`${markerKey(upper)}-`);
}
