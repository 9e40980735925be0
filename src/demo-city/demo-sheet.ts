import type { Texts } from "../domain/sheets/sheet-content.ts";

/** `line`: goals of one section with the same line in following years carry each other on. */
export type DemoGoal = { line?: string; texts: Texts };

/** A section's sheet of one year. `texts` stand above those that every sheet gets (mission, author, date, contact). */
export type DemoSheet = { section: string; texts?: Texts; goals: DemoGoal[] };
