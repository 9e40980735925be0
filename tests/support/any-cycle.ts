import fc from "fast-check";
import {
  approverLevels,
  type CycleDefinition,
  cycleDefinitionSchema,
  type Level,
  levels,
  type StageKey,
  stageKeys,
} from "../../src/domain/cycle/cycle-definition.ts";
import { yearDayOf } from "../../src/domain/cycle/year-day.ts";
import { phases } from "../../src/domain/forms/form-definition.ts";
import { addDays } from "../../src/domain/periods/add-days.ts";

const anyStage = fc.record({
  used: fc.boolean(),
  writer: fc.constantFrom("unit" as const, "unit" as const, "heads" as const, "nobody" as const),
  fills: fc.subarray([...phases], { minLength: 1 }),
  approvers: fc.subarray([...approverLevels]),
  mayApproveOwn: fc.boolean(),
  hiddenUntilConfirmed: fc.boolean(),
  graceDays: fc.nat(20),
  resubmitDays: fc.nat(10),
  /** Levels with days of their own, and how long each has. */
  own: fc.subarray([...levels], { minLength: 1 }),
  gap: fc.integer({ min: 1, max: 30 }),
  length: fc.integer({ min: 1, max: 50 }),
});

/** Any year that a city could set: generated stage by stage, and judged by the schema. */
export const anyCycle: fc.Arbitrary<CycleDefinition> = fc
  .tuple(...stageKeys.map(() => anyStage))
  .map((stages) => {
    let day = "2026-04-01";
    const used = stages.flatMap((stage, index) => {
      const key = stageKeys[index] as StageKey;
      return stage.used || key === "planning" || key === "yearEnd" ? [{ ...stage, key }] : [];
    });
    return {
      key: "any",
      name: "任意の流れ",
      stages: used.map(({ key, own, gap, length, writer, fills, approvers, ...rest }) => {
        const opens = addDays(day, gap);
        const windows: Partial<Record<Level, { opens: string; closes: string }>> = {};
        for (const [index, level] of own.entries()) {
          day = addDays(opens, length + index);
          windows[level] = { opens: yearDayOf(opens, 2026) ?? "", closes: yearDayOf(day, 2026) ?? "" };
        }
        const written = key === "publication" ? "nobody" : writer;
        const ownHead = written === "heads" && approvers.includes("department");
        return {
          stage: key,
          label: key,
          fills: written === "nobody" ? [] : fills,
          writtenBy: written,
          windows,
          graceDays: rest.graceDays,
          resubmitDays: rest.resubmitDays,
          approvers,
          mayApproveOwn: rest.mayApproveOwn || ownHead,
          hiddenUntilConfirmed: rest.hiddenUntilConfirmed && written === "heads",
        };
      }),
    };
  })
  .map((definition) => cycleDefinitionSchema.parse(definition));
