/** Where a goal stands: `unitIds` are its unit and those above it, nearest first. */
export type GoalPlace = { fiscalYear: number; unitIds: readonly string[] };

/** A goal serves goals of the units above its own, of the same year. So no chain of goals ever comes back to itself. */
export function mayServe(goal: GoalPlace, served: GoalPlace): boolean {
  const unitId = served.unitIds[0];
  return goal.fiscalYear === served.fiscalYear && unitId !== undefined && goal.unitIds.slice(1).includes(unitId);
}
