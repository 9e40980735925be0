import type { FormDefinition } from "../../../domain/forms/form-definition.ts";
import { leafColumns } from "../../../domain/forms/header-tree.ts";
import { fillHeading } from "../../../domain/forms/heading-text.ts";
import type { SheetContent } from "../../../domain/sheets/sheet-content.ts";
import type { PrintableSheet } from "../printable-sheet.ts";
import { edgesOf } from "./column-edges.ts";
import { fieldsLayout } from "./fields-layout.ts";
import type { LayoutBlock, SheetLayout } from "./layout-types.ts";
import { goalName, tableLayout } from "./table-layout.ts";

/**
 * Sheets as they stand on paper. A form that prints one goal a sheet gives as many sheets as there are goals.
 * Pure: the same sheets give the same layout, which Excel and PDF both draw.
 */
export function sheetLayouts(sheets: PrintableSheet[]): SheetLayout[] {
  return sheets.flatMap((sheet) =>
    onePerGoal(sheet.form) && sheet.content.goals.length > 1
      ? sheet.content.goals.map((goal) => layoutOf(sheet, { ...sheet.content, goals: [goal] }))
      : [layoutOf(sheet, sheet.content)],
  );
}

function onePerGoal(form: FormDefinition): boolean {
  return form.blocks.some((b) => b.block === "workItems" || (b.block === "fields" && b.of === "goal"));
}

function layoutOf(sheet: PrintableSheet, content: SheetContent): SheetLayout {
  const { form, unit } = sheet;
  const guides = edgesOf(widestTable(form));
  const blocks = form.blocks.map((block): LayoutBlock => {
    switch (block.block) {
      case "heading":
        return {
          kind: "lines",
          lines: block.lines.map(({ text, style }) => ({
            text: fillHeading(text, { fiscalYear: sheet.fiscalYear, unit }),
            style,
          })),
        };
      case "fields": {
        const goal = block.of === "goal" ? content.goals[0] : undefined;
        const texts = block.of === "goal" ? (goal?.texts ?? {}) : content.texts;
        return fieldsLayout(form, block, texts, goal ? goalName(goal.texts, 0) : null, guides);
      }
      default:
        return tableLayout(form, block, content);
    }
  });
  return {
    name: unit.at(-1) ?? form.name,
    unit,
    formName: form.name,
    sheetNumber: sheet.sheetNumber,
    sheetMark: sheetMark(sheet),
    paper: { size: form.paper.size, orientation: form.paper.orientation },
    fontSize: form.paper.fontSize,
    width: Math.max(...blocks.map((block) => (block.kind === "lines" ? 0 : (edgesOf(block.widths).at(-1) ?? 0)))),
    blocks,
  };
}

/** By number and edition a file that comes back finds its sheet, and what it was made of. */
function sheetMark({ sheetNumber, revision }: PrintableSheet): string | null {
  return sheetNumber === null || revision === undefined ? sheetNumber : `${sheetNumber}　第${revision}版`;
}

function widestTable(form: FormDefinition): number[] {
  const tables = form.blocks.flatMap((block) => ("columns" in block ? [leafColumns(block.columns)] : []));
  const widths = tables.map((leaves) => leaves.map((leaf) => leaf.width));
  return widths.toSorted((a, b) => sum(b) - sum(a))[0] ?? [];
}

function sum(widths: number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
