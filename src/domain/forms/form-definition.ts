import { z } from "zod";
import { type Concept, isConcept } from "./concepts.ts";

/**
 * A city's sheet as data. One definition drives the page, the editor, validation, the
 * importer, the Excel file, the PDF and the public page; no code knows a city.
 *
 * A sheet's content is texts keyed by concept (see sheets/sheet-content.ts). A definition
 * says where each text stands on the paper, what it asks for and when it is filled.
 */

const concept = z.custom<Concept>((key) => typeof key === "string" && isConcept(key), {
  error: "概念(concept)の名前が用語集にありません。独自の欄は custom. で始めてください。",
});

/** When in the yearly cycle a field is filled. */
export const phases = ["planning", "midYear", "yearEnd", "nextYear"] as const;
export type Phase = (typeof phases)[number];

export const fieldTypes = [
  "text", // free text, may hold bullets and line breaks
  "line", // a short single line (title, name)
  "number", // the goal's number or mark: 「業務改善取組①」「◎部局目標1」「3」
  "choice", // one of scale.options, other words allowed with a warning
  "scale", // one of scale.options, nothing else
  "date", // a day: 「令和4年4月1日」
  "due", // a due expression: 「年度末まで」「H32年度」「通年」
  "unit", // one or several units, or 共通
  "planLink", // where the goal stands in a plan; `plan` names the plan
  "subItems", // numbered parts (1)(2)(3) that line up across the columns of a work item
  "indicators", // targets by fiscal year: 「2年度 21区長/24区長」
  "schedule", // plan by quarter or month range: 「【第1四半期】…」
] as const;
export type FieldType = (typeof fieldTypes)[number];

const fieldShape = {
  concept,
  /** What the city calls it; also how the importer recognises the column. */
  label: z.string(),
  /** The small print under the label: 「(いつまでに)」. */
  hint: z.string().optional(),
  /** Other labels under which files of this city carry the column. */
  aliases: z.array(z.string()).optional(),
  type: z.enum(fieldTypes).default("text"),
  phase: z.enum(phases).default("planning"),
  required: z.boolean().default(false),
  /** Key in `scales`; needed by choice and scale. */
  scale: z.string().optional(),
  /** Name of the plan; needed by planLink. */
  plan: z.string().optional(),
  /** The city's guidance shown above the cell while it is edited. */
  guidance: z.string().optional(),
};

const field = z.strictObject(fieldShape);
export type Field = z.infer<typeof field>;

/** A leaf of the header tree that holds one field. `width` is in mm on the form's paper. */
const fieldColumn = z.strictObject({ ...fieldShape, width: z.number().positive() });

/**
 * A leaf that holds several fields one under the other in one cell, each under its own label
 * (Iga's 〈現在の状態〉 ↓ 〈達成目標〉). `before` is printed before the label of a part (the arrow).
 * A part with an empty label is the rest of the cell.
 */
const compositeColumn = z.strictObject({
  label: z.string(),
  hint: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  width: z.number().positive(),
  parts: z.array(z.strictObject({ ...fieldShape, before: z.string().optional() })).min(2),
});
export type Part = z.infer<typeof compositeColumn>["parts"][number];

export type FieldColumn = z.infer<typeof fieldColumn>;
export type CompositeColumn = z.infer<typeof compositeColumn>;
export type LeafColumn = FieldColumn | CompositeColumn;
export type GroupColumn = { label: string; hint?: string | undefined; columns: Column[] };
export type Column = LeafColumn | GroupColumn;

type ColumnInput =
  | z.input<typeof fieldColumn>
  | z.input<typeof compositeColumn>
  | { label: string; hint?: string | undefined; columns: ColumnInput[] };

const column: z.ZodType<Column, ColumnInput> = z.lazy(() =>
  z.union([
    fieldColumn,
    compositeColumn,
    z.strictObject({ label: z.string(), hint: z.string().optional(), columns: z.array(column).min(1) }),
  ]),
);

/** Lines above a table; may use {fiscalYear} (平成30年度), {unit} (総務部 総務課), {unit.name}, {department}. */
const headingBlock = z.strictObject({
  block: z.literal("heading"),
  lines: z
    .array(z.strictObject({ text: z.string(), style: z.enum(["title", "plain", "note"]).default("plain") }))
    .min(1),
});

/**
 * Label-and-value boxes, before or after the table. `of` says whose texts they are: the sheet's, or
 * (on a form with one goal a sheet) the goal's. Widths are in mm: the label's box takes `labelWidth` and the
 * value's box beside it `width`. `stacked` prints the label above the value (labelWidth 0, `width` is the whole box);
 * labelWidth 0 without `stacked` prints only the value. A cell with `caption` only is printed text (特記事項).
 */
const fieldsBlock = z.strictObject({
  block: z.literal("fields"),
  of: z.enum(["sheet", "goal"]),
  rows: z
    .array(
      z.array(
        z.union([
          z.strictObject({ caption: z.string(), width: z.number().positive() }),
          z.strictObject({
            ...fieldShape,
            labelWidth: z.number().nonnegative(),
            width: z.number().positive(),
            stacked: z.boolean().default(false),
            minLines: z.number().int().positive().optional(),
          }),
        ]),
      ),
    )
    .min(1),
});

/** A table with one row per goal, or (workItems) one row per work item of the sheet's single goal. */
const tableBlock = z.strictObject({
  block: z.enum(["goals", "workItems"]),
  columns: z.array(column).min(1),
});

export type HeadingBlock = z.infer<typeof headingBlock>;
export type FieldsBlock = z.infer<typeof fieldsBlock>;
export type FieldCell = Extract<FieldsBlock["rows"][number][number], { concept: Concept }>;
export type TableBlock = z.infer<typeof tableBlock>;
export type Block = HeadingBlock | FieldsBlock | TableBlock;

const scale = z.strictObject({
  label: z.string(),
  /** Best first. `value` is what is written in the cell, `label` what it means, `score` makes it comparable. */
  options: z
    .array(
      z.strictObject({
        value: z.string().min(1),
        label: z.string().optional(),
        score: z.number().optional(),
        /** A miss: a reason is asked for. */
        miss: z.boolean().optional(),
      }),
    )
    .min(2),
});
export type Scale = z.infer<typeof scale>;

export const formDefinitionSchema = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "様式のキーは英小文字・数字・ハイフンで書いてください。" })
    .max(60),
  version: z.number().int().positive().max(999_999),
  /** 「組織目標管理シート」; also how the importer recognises the form. */
  name: z.string().min(1),
  /** The city whose form it is; absent on the standard form. */
  municipality: z.string().optional(),
  /** One sheet for each unit of that level, or one for each goal of a department. */
  sheetPer: z.enum(["department", "section", "goal"]),
  /** How the city calls a goal: 目標項目, 実施項目, 重点目標. */
  goalLabel: z.string().default("目標"),
  paper: z.strictObject({
    size: z.enum(["A3", "A4"]),
    orientation: z.enum(["landscape", "portrait"]),
    fontSize: z.number().min(5).max(14).default(8),
  }),
  scales: z.record(z.string(), scale).default({}),
  blocks: z.array(z.discriminatedUnion("block", [headingBlock, fieldsBlock, tableBlock])).min(1),
});

export type FormDefinition = z.infer<typeof formDefinitionSchema>;
export type FormDefinitionInput = z.input<typeof formDefinitionSchema>;
