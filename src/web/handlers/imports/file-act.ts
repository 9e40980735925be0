import { z } from "zod";
import { type Concept, isConcept } from "../../../domain/forms/concepts.ts";
import type { Side } from "../../../domain/imports/sheet-difference.ts";
import { storableText } from "../../../domain/sheets/storable-text.ts";
import type { CellPath } from "../../../usecases/imports/apply-corrections.ts";
import type { FileAct } from "../../../usecases/imports/change-import.ts";

/** As cell-path.ts writes it. */
const cell = z
  .string()
  .regex(/^\d{1,4}\/\d{0,5}\/\d{0,4}\/[\w.-]+$/)
  .transform((text): CellPath => {
    const [sheet, goal, workItem, concept] = text.split("/");
    const index = (part: string | undefined) => (part ? Number(part) : null);
    return { sheet: Number(sheet), goal: index(goal), workItem: index(workItem), concept: concept as Concept };
  })
  .refine(({ concept }) => isConcept(concept));

const index = z.coerce.number().int().min(0).max(100_000);
const flag = z.enum(["yes", "no"]).transform((word) => word === "yes");

/** `row` and `concept` are the two choices of a form without JavaScript; together they name a cell. */
const posted = z.discriminatedUnion("act", [
  z.object({ act: z.literal("place"), line: index, row: z.string().max(40), concept: z.string().max(60) }),
  z.object({ act: z.enum(["move", "join"]), cell, to: cell }),
  z.object({ act: z.enum(["leave", "accept"]), cell }),
  z.object({ act: z.literal("accept-goal"), sheet: index, goal: index }),
  z.object({ act: z.literal("unit"), sheet: index, unit: z.string().max(400), other: z.string().max(400).optional() }),
  z.object({ act: z.literal("take-back") }),
  z.object({ act: z.literal("choose"), sheet: index, all: z.enum(["file", "system"]).optional() }),
  z.object({ act: z.literal("skip"), sheet: index, skip: flag }),
  z.object({ act: z.literal("year"), year: z.union([z.literal(""), z.coerce.number().int().min(1989).max(2200)]) }),
  z.object({ act: z.literal("read-again"), form: z.string().max(60) }),
  z.object({ act: z.literal("leave-out"), leave: flag }),
]);

/** What a posted form of the preview asks for; null: it is none of ours. `keys`: the differences shown on the sheet. */
export function fileActOf(body: Record<string, unknown>): FileAct | null {
  const parsed = posted.safeParse(body);
  if (!parsed.success) return null;
  const given = parsed.data;
  switch (given.act) {
    case "place": {
      const to = cell.safeParse(`${given.row}${given.concept}`);
      return to.success ? { do: "correct", correction: { do: "place", line: given.line, to: to.data } } : null;
    }
    case "move":
    case "join":
      return { do: "correct", correction: { do: given.act, from: given.cell, to: given.to } };
    case "leave":
    case "accept":
      return { do: "correct", correction: { do: given.act, cell: given.cell } };
    case "accept-goal":
      return { do: "correct", correction: { do: given.act, sheet: given.sheet, goal: given.goal } };
    case "unit": {
      const path = storableText(given.other?.trim() || given.unit)
        .split(/[\s\p{Cc}/]+/u)
        .filter((name) => name !== "");
      return path.length > 0 && path.length <= 5
        ? { do: "correct", correction: { do: "unit", sheet: given.sheet, path } }
        : null;
    }
    case "take-back":
      return { do: "take-back-correction" };
    case "choose":
      return { do: "choose", sheet: given.sheet, choices: choicesIn(body, given.all ?? null) };
    case "skip":
      return { do: "skip-sheet", sheet: given.sheet, skip: given.skip };
    case "year":
      return { do: "year", fiscalYear: given.year === "" ? null : given.year };
    case "read-again":
      return { do: "read-again", formKey: given.form || null };
    case "leave-out":
      return { do: "leave-out", leave: given.leave };
  }
}

/** Radio buttons are named `choice:` and the difference's key; `listed:` names every difference on the page. */
function choicesIn(body: Record<string, unknown>, all: Side | null): Record<string, Side> {
  const choices: Record<string, Side> = {};
  for (const [name, value] of Object.entries(body)) {
    const [, kind, key] = /^(choice|listed):([\w:.-]{1,200})$/.exec(name) ?? [];
    if (!key) continue;
    if (all !== null) choices[key] = all;
    else if (kind === "choice" && (value === "file" || value === "system")) choices[key] = value;
  }
  return choices;
}
