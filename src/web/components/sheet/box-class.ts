/** Names one box of a form for its rule in sheet-style.ts: block, row and cell, each from 0. */
export function boxClass(block: number, row: number, cell: number): string {
  return `box-${block}-${row}-${cell}`;
}
