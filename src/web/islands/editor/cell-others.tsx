import { shortName } from "../../../domain/organisation/short-name.ts";
import type { Other } from "../live/watch-sheet.ts";
import type { CellKey } from "./cell-address.ts";

/** Who else has the cell in hand: 「鈴木 一、高橋 進」, "" for nobody. */
export function namesAt(others: Other[], key: CellKey): string {
  return others
    .filter(({ cell }) => cell === key)
    .map(({ name }) => name)
    .join("、");
}

/** Small marks at the corner of a cell; their words are in the cell's own name. */
export function CellOthers({ names }: { names: string }) {
  return (
    <span className="cell-others" title={`${names}さんが書いています`} aria-hidden="true">
      {names.split("、").map(shortName).join("・")}
    </span>
  );
}
