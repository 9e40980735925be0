import { formatWareki } from "../periods/wareki.ts";
import type { DatedUnit, Reorganisation, ReorganisationKind } from "./reorganisation.ts";

/** The acts in the words of an office. */
export const reorganisationNames = {
  rename: "改称",
  move: "移管",
  merge: "統合",
  split: "分割",
  abolish: "廃止",
} as const satisfies Record<ReorganisationKind, string>;

/** 「市民課」を「総合窓口課」に改称しました(令和9年4月1日付)。 */
export function sayReorganisation(act: Reorganisation, day: string, units: readonly DatedUnit[]): string {
  const name = (id: string | null) => `「${units.find(({ unitId }) => unitId === id)?.name ?? "市の直属"}」`;
  const names = (ids: readonly string[]) => ids.map(name).join("と");
  return `${said()}(${formatWareki(day)}付)。`;

  function said(): string {
    switch (act.kind) {
      case "rename":
        return `${name(act.unitId)}を「${act.name}」に改称しました`;
      case "move":
        return `${name(act.unitId)}を${name(act.parentId)}に移管しました`;
      case "merge":
        return `${names(act.unitIds)}を「${act.name}」に統合しました`;
      case "split":
        return `${name(act.unitId)}を${act.names.map((one) => `「${one}」`).join("と")}に分割しました`;
      case "abolish": {
        const heirs = act.successorIds.length > 0 ? `し、${names(act.successorIds)}に引き継ぎました` : "しました";
        return `${name(act.unitId)}を廃止${heirs}`;
      }
    }
  }
}
