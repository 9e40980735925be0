import type { Level } from "../../../domain/cycle/cycle-definition.ts";

/** What a level of the organisation is called where days are set. */
export const levelNames = {
  team: "係",
  section: "課",
  department: "部・局",
  mayor: "首長",
  office: "事務局",
} as const satisfies Record<Level, string>;
