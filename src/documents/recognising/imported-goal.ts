import { type Concept, isConcept } from "../../domain/forms/concepts.ts";
import type { Field, FormDefinition } from "../../domain/forms/form-definition.ts";
import { formFields } from "../../domain/forms/form-fields.ts";
import { parseActuals, parseYearlyTargets } from "../../domain/indicators/yearly-targets.ts";
import { parsePlanPath } from "../../domain/plans/plan-path.ts";
import { goalKind } from "../../domain/sheets/goal-kind.ts";
import { parseSchedule } from "../../domain/sheets/schedule.ts";
import { alignSubItems } from "../../domain/sheets/sub-items.ts";
import { parseUnits } from "../../domain/sheets/units.ts";
import type {
  ImportedGoal,
  ImportedIndicator,
  ImportedPlanLink,
  ImportedSubItem,
  ImportedTexts,
  ImportedWorkItem,
} from "../imported-document.ts";
import type { DraftGoal } from "./draft.ts";
import { matchKey } from "./match-key.ts";

/** Texts that stand in keys of their own in an imported goal. */
const ownKeys: ReadonlySet<Concept> = new Set(["number", "title", "difficulty", "rating"]);

/** A goal with the structures that its texts hold: plan links, units, sub-items, schedule, indicators. */
export function importedGoal(
  form: FormDefinition,
  draft: DraftGoal,
  fiscalYear: number | null,
  unit: string[] = [],
): ImportedGoal {
  const { texts, confidence, notes, doubtful, source } = draft;
  const fields = formFields(form).filter(({ of }) => of !== "sheet");
  const planLinks = planLinkFields(form);
  const workItems = draft.workItems.map((item) => importedWorkItem(item.texts));
  return {
    number: texts.number ?? null,
    kind: kindOf(texts, fields),
    title: texts.title ?? "",
    texts: without(texts, (concept) => ownKeys.has(concept) || planLinks.some((field) => field.concept === concept)),
    units: texts.unit === undefined ? [] : unitsIn(texts.unit, unit),
    difficulty: texts.difficulty ?? null,
    rating: texts.rating ?? null,
    planLinks: planLinks.flatMap((field): ImportedPlanLink[] => {
      const text = texts[field.concept];
      return text === undefined ? [] : [{ plan: field.plan ?? field.label, text, path: parsePlanPath(text) }];
    }),
    workItems,
    schedule:
      fiscalYear === null ? [] : ofType(fields, "schedule", texts).flatMap((text) => parseSchedule(text, fiscalYear)),
    indicators: fiscalYear === null ? [] : importedIndicators(ofType(fields, "indicators", texts), texts, fiscalYear),
    confidence: draft.workItems.reduce(
      (worst, item) => (worse(item.confidence, worst) ? item.confidence : worst),
      confidence,
    ),
    notes: [...notes, ...draft.workItems.flatMap((item) => item.notes), ...workItems.flatMap(holes)],
    doubtful: [
      ...new Set([
        ...filledOf(texts, doubtful),
        ...draft.workItems.flatMap((item) => filledOf(item.texts, item.doubtful)),
      ]),
    ],
    source,
  };
}

/** A form for priority goals alone says so where it asks for the goal, not in a number. */
function kindOf({ number, title }: ImportedTexts, fields: ReturnType<typeof formFields>): ImportedGoal["kind"] {
  const asked = fields.find(({ field }) => field.concept === "title")?.field.label;
  return goalKind(number ?? "") ?? (title === undefined || asked === undefined ? null : goalKind(asked));
}

/** An empty column may have been the right one too; its note says so, but there is nothing in it to confirm. */
function filledOf(texts: ImportedTexts, doubtful: Concept[]): Concept[] {
  return doubtful.filter((concept) => texts[concept] !== undefined);
}

/** The sheet's own unit may be broken over lines (「契約 検査 課」). */
function unitsIn(text: string, sheetUnit: string[]): string[] {
  const own = sheetUnit.find((name) => matchKey(name) === matchKey(text));
  return own === undefined ? parseUnits(text) : [own];
}

/** The fields that tie a goal to a plan, in the order of the form. */
export function planLinkFields(form: FormDefinition): Field[] {
  return formFields(form).flatMap(({ field, of }) => (of === "goal" && field.type === "planLink" ? [field] : []));
}

function importedWorkItem(texts: ImportedTexts): ImportedWorkItem {
  const { title, subItems } = alignSubItems(texts);
  const isAdded = ({ flags }: ImportedSubItem) => flags.includes("report-without-target");
  return { title, texts, subItems: subItems.filter((one) => !isAdded(one)), added: subItems.filter(isAdded) };
}

/** A target nobody reported on, a report nobody planned: said once in words, for the person who looks over the import. */
function holes({ title, subItems, added }: ImportedWorkItem): string[] {
  const unreported = subItems.filter(({ flags }) => flags.includes("target-without-report"));
  const say = (items: ImportedSubItem[], what: string) =>
    items.length === 0 ? [] : [`「${title}」の${items.map(({ marker }) => marker).join("")}は、${what}`];
  return [...say(unreported, "期末の報告がありません。"), ...say(added, "計画にない番号の報告です。")];
}

function importedIndicators(cells: string[], texts: ImportedTexts, fiscalYear: number): ImportedIndicator[] {
  const indicators = cells
    .flatMap((text) => parseYearlyTargets(text, fiscalYear))
    .map((indicator): ImportedIndicator => ({ ...indicator, actuals: [] }));
  const reports = (["yearEnd.actual", "yearEnd.selfEvaluation", "yearEnd.report"] as const).flatMap(
    (concept) => texts[concept] ?? [],
  );
  for (const { indicator, ...value } of reports.flatMap((text) => parseActuals(text, fiscalYear))) {
    indicators[indicator]?.actuals.push(value);
  }
  return indicators;
}

function ofType(fields: ReturnType<typeof formFields>, type: Field["type"], texts: ImportedTexts): string[] {
  return fields.flatMap(({ field }) => (field.type === type ? (texts[field.concept] ?? []) : []));
}

function without(texts: ImportedTexts, dropped: (concept: Concept) => boolean): ImportedTexts {
  const kept: ImportedTexts = {};
  for (const [concept, text] of Object.entries(texts)) {
    if (isConcept(concept) && text !== undefined && !dropped(concept)) kept[concept] = text;
  }
  return kept;
}

function worse(a: DraftGoal["confidence"], b: DraftGoal["confidence"]): boolean {
  return (a === "low" && b !== "low") || (a === "medium" && b === "high");
}
