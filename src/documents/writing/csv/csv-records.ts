import { type Concept, concepts, type SharedConcept } from "../../../domain/forms/concepts.ts";
import type { FormDefinition } from "../../../domain/forms/form-definition.ts";
import { type FieldOwner, formFields, labelOf } from "../../../domain/forms/form-fields.ts";
import { parseDue } from "../../../domain/periods/due.ts";
import type { Texts } from "../../../domain/sheets/sheet-content.ts";
import type { PrintableSheet } from "../printable-sheet.ts";

/** One row of the machine's table before it is text: a work item, a goal without any, or a sheet without goals. */
export type CsvRecord = {
  sheet: PrintableSheet;
  goal: number | null;
  workItem: number | null;
  texts: { [Owner in FieldOwner]: Texts };
};

export type CsvColumn = { heading: string; value(record: CsvRecord): string };

export function csvRecords(sheets: PrintableSheet[]): CsvRecord[] {
  return sheets.flatMap((sheet): CsvRecord[] => {
    const { texts, goals } = sheet.content;
    const empty = { sheet, goal: null, workItem: null, texts: { sheet: texts, goal: {}, workItem: {} } };
    if (goals.length === 0) return [empty];
    return goals.flatMap((goal, index): CsvRecord[] => {
      const own = { ...empty, goal: index + 1, texts: { sheet: texts, goal: goal.texts, workItem: {} } };
      if (goal.workItems.length === 0) return [own];
      return goal.workItems.map((item, at) => ({
        ...own,
        workItem: at + 1,
        texts: { ...own.texts, workItem: item.texts },
      }));
    });
  });
}

/** Headings are a Japanese word and, for programs, the identifier: 「目標値(target)」. */
export function csvColumns(sheets: PrintableSheet[]): CsvColumn[] {
  const depth = Math.max(0, ...sheets.map(({ unit }) => unit.length));
  const fixed: CsvColumn[] = [
    { heading: "自治体(municipality)", value: ({ sheet }) => sheet.municipality ?? "" },
    { heading: "年度(fiscalYear)", value: ({ sheet }) => String(sheet.fiscalYear) },
    ...Array.from({ length: depth }, (_, level) => ({
      heading: unitHeadings[level] ?? `組織${level + 1}(unit${level + 1})`,
      value: ({ sheet }: CsvRecord) => sheet.unit[level] ?? "",
    })),
    { heading: "様式(form)", value: ({ sheet }) => sheet.form.key },
    { heading: "シート番号(sheetNumber)", value: ({ sheet }) => sheet.sheetNumber ?? "" },
    { heading: "目標の順(goal)", value: ({ goal }) => (goal === null ? "" : String(goal)) },
    { heading: "取組項目の順(workItem)", value: ({ workItem }) => (workItem === null ? "" : String(workItem)) },
  ];
  return [...fixed, ...conceptColumns(sheets.map(({ form }) => form))];
}

const unitHeadings = ["部局(unit.department)", "課室(unit.section)", "係(unit.team)"];

function conceptColumns(forms: FormDefinition[]): CsvColumn[] {
  const columns = new Map<string, CsvColumn[]>();
  for (const form of new Set(forms)) {
    for (const { field, of } of formFields(form)) {
      const key = `${of} ${field.concept}`;
      if (columns.has(key)) continue;
      const { concept } = field;
      const column = {
        heading: headingOf(form, concept),
        value: (record: CsvRecord) => record.texts[of][concept] ?? "",
      };
      columns.set(key, concept === "due" ? [column, ...dueColumns(of)] : [column]);
    }
  }
  return [...columns.values()].flat();
}

function headingOf(form: FormDefinition, concept: Concept): string {
  const word = Object.hasOwn(concepts, concept) ? concepts[concept as SharedConcept].ja : labelOf(form, concept);
  return `${word}(${concept})`;
}

/** What was understood of the words, as western dates; empty where they name no day. */
function dueColumns(of: FieldOwner): CsvColumn[] {
  const due = ({ sheet, texts }: CsvRecord) => parseDue(texts[of].due ?? "", sheet.fiscalYear);
  return [
    { heading: "期限の始め(due.from)", value: (record) => due(record)?.from ?? "" },
    { heading: "期限の終わり(due.to)", value: (record) => due(record)?.to ?? "" },
  ];
}
