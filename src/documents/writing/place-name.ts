import type { CellPlace, SheetLayout } from "./layout/layout-types.ts";

/** Where a cell is, in words: 「総務課」の目標2「避難訓練の充実」の「方法・手段」欄. */
export function placeName(layout: SheetLayout, place: CellPlace | null): string {
  const parts = [`「${layout.sheetNumber ?? layout.name}」`];
  if (place?.goal) parts.push(`目標${place.goal}`);
  if (place?.workItem) parts.push(`${place.workItem}番目の取組項目`);
  if (place && place.label !== "") parts.push(`「${place.label}」欄`);
  return parts.join("の");
}
