import { owedReason, owedReasonSaying, ratingsDifferWords } from "../evaluation/owed-reason.ts";
import type { CellOwner, Goal, SheetContent, Texts } from "../sheets/sheet-content.ts";
import { checkText, type TextFault } from "./check-text.ts";
import type { Concept } from "./concepts.ts";
import { type Field, type FormDefinition, type Phase, phases } from "./form-definition.ts";
import { type FieldOwner, formFields, labelOf } from "./form-fields.ts";

export type FindingKind = "missing" | "missingReason" | "ratingsDiffer" | "repeatedNumber" | TextFault["kind"];

/**
 * What is not yet right on a sheet. An error stands in the way of handing the sheet in, a warning does not.
 * `message` is Japanese and names the place in the words of the form.
 */
export type Finding = {
  kind: FindingKind;
  severity: "error" | "warning";
  owner: CellOwner;
  concept: Concept;
  label: string;
  phase: Phase;
  message: string;
};

type LabelledField = { field: Field; label: string };
type Place = { owner: CellOwner; texts: Texts; fields: LabelledField[]; where: string };

/**
 * Everything a form can tell about its content without knowing what good goals are: empty required fields, values
 * outside their scale, unreadable dates, repeated numbers. In the order of the paper. What is filled after the
 * phase `upTo` is not missed yet.
 */
export function checkContent(
  form: FormDefinition,
  content: SheetContent,
  fiscalYear: number,
  upTo: Phase = "nextYear",
): Finding[] {
  const due = new Set(phases.slice(0, phases.indexOf(upTo) + 1));
  return [
    ...(content.goals.length === 0 ? [noGoals(form)] : []),
    ...placesOf(form, content).flatMap((place) => [
      ...place.fields.flatMap((field) => fieldFindings(form, place, field, fiscalYear, due)),
      ...missingReason(form, place, due),
    ]),
    ...noWorkItems(form, content),
    ...repeatedNumbers(form, content),
  ];
}

function fieldFindings(
  form: FormDefinition,
  place: Place,
  { field, label }: LabelledField,
  fiscalYear: number,
  due: ReadonlySet<Phase>,
): Finding[] {
  const text = place.texts[field.concept] ?? "";
  const blank = text.trim() === "";
  if (blank && !(field.required && due.has(field.phase))) return [];
  const faults: { kind: FindingKind; severity: Finding["severity"]; message: string }[] = blank
    ? [{ kind: "missing", severity: "error", message: "がまだ書かれていません。" }]
    : checkText(form, field, text, fiscalYear);
  return faults.map(({ kind, severity, message }) => ({
    kind,
    severity,
    owner: place.owner,
    concept: field.concept,
    label,
    phase: field.phase,
    message: `${place.where}「${label}」${message}`,
  }));
}

/** A missed goal, or one that the supervisor sees otherwise, owes its reason even where the form leaves it free. */
function missingReason(form: FormDefinition, place: Place, due: ReadonlySet<Phase>): Finding[] {
  const reason = place.fields.find(({ field }) => field.concept === "ratingReason");
  if (reason === undefined) return ratingsDiffer(form, place);
  if (reason.field.required || !due.has(reason.field.phase)) return [];
  const said = owedReasonSaying(form, place.texts);
  if (said === null) return [];
  const { label, field } = reason;
  const { concept, phase } = field;
  const message = `${place.where}${said}`;
  return [{ kind: "missingReason", severity: "error", owner: place.owner, concept, label, phase, message }];
}

/** Where the form has no place for a reason, the difference itself is pointed out. */
function ratingsDiffer(form: FormDefinition, place: Place): Finding[] {
  const supervisor = place.fields.find(({ field }) => field.concept === "rating.supervisor");
  if (supervisor === undefined || owedReason(form, place.texts) !== "differs") return [];
  const { label, field } = supervisor;
  const { concept, phase } = field;
  const message = `${place.where}${ratingsDifferWords(form, place.texts)}います。このままでよいか確かめてください。`;
  return [{ kind: "ratingsDiffer", severity: "warning", owner: place.owner, concept, label, phase, message }];
}

function noGoals(form: FormDefinition): Finding {
  return {
    kind: "missing",
    severity: "error",
    owner: { of: "sheet" },
    concept: "title",
    label: labelOf(form, "title"),
    phase: "planning",
    message: `${form.goalLabel}がまだ一つもありません。行を加えて書いてください。`,
  };
}

function noWorkItems(form: FormDefinition, content: SheetContent): Finding[] {
  if (!form.blocks.some((block) => block.block === "workItems")) return [];
  return content.goals
    .map((goal, index) => ({ goal, index }))
    .filter(({ goal }) => goal.workItems.length === 0)
    .map(({ goal, index }) => ({
      kind: "missing",
      severity: "error",
      owner: { of: "goal", goalId: goal.id },
      concept: "method",
      label: labelOf(form, "method"),
      phase: "planning",
      message: `${goalName(form, goal, index)}に「${labelOf(form, "method")}」の行がまだありません。行を加えて書いてください。`,
    }));
}

/** Goals are spoken of by their numbers through the year; two with one number get confused. */
function repeatedNumbers(form: FormDefinition, content: SheetContent): Finding[] {
  if (!formFields(form).some(({ field }) => field.concept === "number")) return [];
  const key = (goal: Goal) =>
    `${goal.texts.unit ?? ""} ${goal.texts.number ?? ""}`.normalize("NFKC").replace(/\s+/gu, " ");
  const numbered = content.goals.filter((goal) => (goal.texts.number ?? "").trim() !== "");
  return numbered
    .filter((goal, index) => numbered.findIndex((other) => key(other) === key(goal)) < index)
    .map((goal) => ({
      kind: "repeatedNumber",
      severity: "warning",
      owner: { of: "goal", goalId: goal.id },
      concept: "number",
      label: labelOf(form, "number"),
      phase: "planning",
      message: `「${labelOf(form, "number")}」の「${(goal.texts.number ?? "").trim()}」が二度使われています。番号を付け直してください。`,
    }));
}

function placesOf(form: FormDefinition, content: SheetContent): Place[] {
  const all = formFields(form).map(({ field, of }) => ({ field, of, label: labelOf(form, field.concept) }));
  const fieldsFor = (of: FieldOwner) => all.filter((placed) => placed.of === of);
  const [sheetFields, goalFields, workItemFields] = [fieldsFor("sheet"), fieldsFor("goal"), fieldsFor("workItem")];
  return [
    { owner: { of: "sheet" }, texts: content.texts, fields: sheetFields, where: "" },
    ...content.goals.flatMap((goal, index): Place[] => {
      const where = `${goalName(form, goal, index)}の`;
      return [
        { owner: { of: "goal", goalId: goal.id }, texts: goal.texts, fields: goalFields, where },
        ...goal.workItems.map(
          (item, itemIndex): Place => ({
            owner: { of: "workItem", goalId: goal.id, workItemId: item.id },
            texts: item.texts,
            fields: workItemFields,
            where: `${where}取組${itemIndex + 1}の`,
          }),
        ),
      ];
    }),
  ];
}

/** How people speak of a goal: by its number, else its title, else its place. */
function goalName(form: FormDefinition, goal: Goal, index: number): string {
  const name = (goal.texts.number ?? "").trim() || (goal.texts.title ?? "").trim();
  if (name === "") return `${index + 1}番目の${form.goalLabel}`;
  const letters = [...name];
  return `「${letters.length > 24 ? `${letters.slice(0, 24).join("")}…` : name}」`;
}
