import type { Concept } from "./concepts.ts";
import { type DefinitionError, pathText } from "./definition-errors.ts";
import type { Block, Column, Field, FieldsBlock, FormDefinition, TableBlock } from "./form-definition.ts";
import { columnsWidth, type FieldOwner, isFieldCell, printableWidth, rowWidth } from "./form-fields.ts";
import { headerDepth, isComposite, isGroup, leafColumns } from "./header-tree.ts";
import { placeholderNames, unknownPlaceholders } from "./heading-text.ts";

type Path = (string | number)[];
type PlacedField = { path: Path; field: Field; of: FieldOwner };

const deepestHeader = 5;
/** More columns than these can't be read on any paper, and would make every page slow. */
const mostColumns = 60;
/** Widths are entered in whole or half millimetres; rounding must not refuse a form. */
const widthTolerance = 0.5;

/** What a definition of the right shape can still get wrong. Empty when the form can be used. */
export function brokenRules(form: FormDefinition): DefinitionError[] {
  const fields = form.blocks.flatMap((block, index) => placedFields(block, ["blocks", index]));
  const table = tableErrors(form);
  return [
    // without its table a form has no place for a title yet: one complaint is enough
    ...(table.length > 0 ? table : titleErrors(fields)),
    ...form.blocks.flatMap((block, index) => blockErrors(form, block, ["blocks", index])),
    ...fields.flatMap((placed) => fieldErrors(form, placed)),
    ...repeatedConcepts(fields),
    ...scaleErrors(form),
  ];
}

function error(path: Path, message: string): DefinitionError {
  return { path: pathText(path), message };
}

function isTable(block: Block): block is TableBlock {
  return block.block === "goals" || block.block === "workItems";
}

function tableErrors(form: FormDefinition): DefinitionError[] {
  const tables = form.blocks.flatMap((block, index) => (isTable(block) ? [{ block, index }] : []));
  const [first, second] = tables;
  if (first === undefined) return [error(["blocks"], "目標の表(goals か workItems)を一つ置いてください。")];
  if (second !== undefined)
    return [error(["blocks", second.index], "表は一つの様式に一つだけです。どちらかを取り除いてください。")];
  if (first.block.block === "workItems" && form.sheetPer !== "goal")
    return [
      error(
        ["blocks", first.index, "block"],
        "取組項目の表(workItems)は、目標ごとに1枚の様式(sheetPer が goal)でだけ使えます。",
      ),
    ];
  return [];
}

function blockErrors(form: FormDefinition, block: Block, path: Path): DefinitionError[] {
  const paperWidth = printableWidth(form.paper);
  const tooWide = (width: number, at: Path) =>
    width <= paperWidth + widthTolerance
      ? []
      : [error(at, `幅の合計が${width}mmで、紙に印刷できる${paperWidth}mmを超えています。幅を狭めてください。`)];

  if (block.block === "heading") {
    return block.lines.flatMap((line, index) =>
      unknownPlaceholders(line.text).map((name) =>
        error(
          [...path, "lines", index, "text"],
          `{${name}} は使えません。使えるのは ${placeholderNames.map((known) => `{${known}}`).join("、")} です。`,
        ),
      ),
    );
  }
  if (block.block === "fields") {
    const misplaced =
      block.of === "goal" && form.sheetPer !== "goal"
        ? [error([...path, "of"], "目標の記入欄(of が goal)は、目標ごとに1枚の様式(sheetPer が goal)でだけ使えます。")]
        : [];
    return [...misplaced, ...block.rows.flatMap((row, index) => tooWide(rowWidth(row), [...path, "rows", index]))];
  }
  const depth = headerDepth(block.columns);
  const count = leafColumns(block.columns).length;
  if (count > mostColumns)
    return [error([...path, "columns"], `列が${count}あります。${mostColumns}列までにしてください。`)];
  return [
    ...tooWide(columnsWidth(block.columns), [...path, "columns"]),
    ...(depth > deepestHeader
      ? [error([...path, "columns"], `見出しが${depth}段あります。${deepestHeader}段までにしてください。`)]
      : []),
    ...block.columns.flatMap((column, index) => columnErrors(column, [...path, "columns", index])),
  ];
}

function columnErrors(column: Column, path: Path): DefinitionError[] {
  const unnamed = column.label === "" ? [error([...path, "label"], "列の見出しを書いてください。")] : [];
  if (isGroup(column))
    return [...unnamed, ...column.columns.flatMap((child, index) => columnErrors(child, [...path, "columns", index]))];
  if (isComposite(column) && column.parts.filter((part) => part.label === "").length > 1)
    return [...unnamed, error([...path, "parts"], "見出しのない欄は、一つの列に一つだけにしてください。")];
  return unnamed;
}

function fieldErrors(form: FormDefinition, { path, field }: PlacedField): DefinitionError[] {
  if (field.type === "planLink" && field.plan === undefined)
    return [error([...path, "plan"], "どの計画での位置付けかを、plan に計画の名前で書いてください。")];
  if (field.type !== "choice" && field.type !== "scale") return [];
  if (field.scale === undefined) return [error([...path, "scale"], "選択肢を決める scale の名前を書いてください。")];
  if (!Object.hasOwn(form.scales, field.scale))
    return [error([...path, "scale"], `「${field.scale}」という選択肢が scales にありません。`)];
  return [];
}

/** The texts of a goal or a sheet are kept by concept, so two fields of one owner cannot share one. */
function repeatedConcepts(fields: PlacedField[]): DefinitionError[] {
  const seen = new Set<string>();
  return fields.flatMap(({ path, field, of }) => {
    const key = `${of} ${field.concept}`;
    if (seen.has(key))
      return [
        error(
          [...path, "concept"],
          `「${field.concept}」の欄はもうあります。一つにまとめるか、custom. で分けてください。`,
        ),
      ];
    seen.add(key);
    return [];
  });
}

function titleErrors(fields: PlacedField[]): DefinitionError[] {
  const titled = fields.some(({ field, of }) => of === "goal" && field.concept === ("title" satisfies Concept));
  return titled ? [] : [error(["blocks"], "目標の名前(title)を書く欄がありません。目標の表か記入欄に加えてください。")];
}

function scaleErrors(form: FormDefinition): DefinitionError[] {
  return Object.entries(form.scales).flatMap(([name, scale]) =>
    scale.options.flatMap((option, index) =>
      scale.options.findIndex((other) => other.value === option.value) < index
        ? [
            error(
              ["scales", name, "options", index, "value"],
              `「${option.value}」が二度あります。一つにしてください。`,
            ),
          ]
        : [],
    ),
  );
}

function placedFields(block: Block, path: Path): PlacedField[] {
  if (block.block === "heading") return [];
  if (block.block === "fields") return cellFields(block, path);
  const of = block.block === "goals" ? "goal" : "workItem";
  return block.columns.flatMap((column, index) => columnFields(column, of, [...path, "columns", index]));
}

function cellFields(block: FieldsBlock, path: Path): PlacedField[] {
  return block.rows.flatMap((row, rowIndex) =>
    row.flatMap((cell, index) =>
      isFieldCell(cell) ? [{ path: [...path, "rows", rowIndex, index], field: cell, of: block.of }] : [],
    ),
  );
}

function columnFields(column: Column, of: FieldOwner, path: Path): PlacedField[] {
  if (isGroup(column))
    return column.columns.flatMap((child, index) => columnFields(child, of, [...path, "columns", index]));
  if (isComposite(column))
    return column.parts.map((part, index) => ({ path: [...path, "parts", index], field: part, of }));
  return [{ path, field: column, of }];
}
