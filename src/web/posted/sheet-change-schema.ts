import { z } from "zod";
import { type Concept, isConcept } from "../../domain/forms/concepts.ts";
import type { SheetChange } from "../../domain/sheets/sheet-change.ts";
import type { Texts } from "../../domain/sheets/sheet-content.ts";

/** No cell of a sheet comes near it; a cell longer than that is a mistake or an attack. */
export const longestText = 50_000;

const concept = z.custom<Concept>((key) => typeof key === "string" && isConcept(key));
const text = z.string().max(longestText);
const texts: z.ZodType<Texts> = z.record(z.string().refine(isConcept), text);
const id = z.uuid();
const index = z.number().int().min(0).max(10_000);

const owner = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("sheet") }),
  z.strictObject({ of: z.literal("goal"), goalId: id }),
  z.strictObject({ of: z.literal("workItem"), goalId: id, workItemId: id }),
]);
const workItem = z.strictObject({ id, texts });
const goal = z.strictObject({ id, texts, workItems: z.array(workItem).max(500) });

const change: z.ZodType<SheetChange> = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("setText"), owner, concept, base: text, text }),
  z.strictObject({ do: z.literal("addGoal"), goal, index }),
  z.strictObject({ do: z.literal("removeGoal"), goalId: id }),
  z.strictObject({ do: z.literal("moveGoal"), goalId: id, index }),
  z.strictObject({ do: z.literal("addWorkItem"), goalId: id, workItem, index }),
  z.strictObject({ do: z.literal("removeWorkItem"), goalId: id, workItemId: id }),
  z.strictObject({ do: z.literal("moveWorkItem"), goalId: id, workItemId: id, index }),
]);

/**
 * What the editor sends. Strict: a key that isn't named here (owner, tenant, status …) refuses the whole request.
 * `personId` is whose page it is, so that a page left open never saves under the name of who signed in after.
 */
export const changesBody = z.strictObject({ changes: z.array(change).min(1).max(2_000), personId: id.optional() });
