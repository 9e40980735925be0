import { z } from "zod";
import type { Reorganisation, ReorganisationKind } from "../../domain/organisation/reorganisation.ts";
import { fiscalYearLabel, fiscalYearOf, fiscalYearRange } from "../../domain/periods/fiscal-year.ts";
import type { ReorganisationRequest } from "../../usecases/organisation/load-reorganisation.ts";
import type { FieldError } from "./field-error.ts";
import { errorsOf, unitName } from "./settings-forms.ts";
import { typedDay } from "./typed-day.ts";

const unit = z.uuid({ error: "部・課を選んでください。" });
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal("").transform(() => undefined), schema]).optional();
const place = z.union([z.literal("").transform(() => null), z.uuid()], { error: "置く場所を選んでください。" });

/** How many fields a form offers for units that become one, or for names of one that is divided. */
export const mostUnits = 4;
const several = Array.from({ length: mostUnits }, (_, index) => index + 1);
export const fieldNames = (name: string): string[] => several.map((number) => `${name}${number}`);

const fields = {
  rename: z.object({ unitId: unit, name: unitName }),
  move: z.object({ unitId: unit, parentId: place }),
  merge: z.object({
    unit1: unit,
    unit2: unit,
    unit3: optional(unit),
    unit4: optional(unit),
    name: unitName,
    parentId: place,
  }),
  split: z.object({
    unitId: unit,
    name1: unitName,
    name2: unitName,
    name3: optional(unitName),
    name4: optional(unitName),
  }),
  abolish: z.object({ unitId: unit, heir1: optional(unit), heir2: optional(unit) }),
};

const whenForm = z.object({
  day: z.union([z.literal(""), typedDay()], { error: "日付を選んでください。" }).default(""),
  moveSheets: z.string().optional(),
});

/** What a form asks for, or what is wrong with it. */
export function reorganisationOf(
  kind: ReorganisationKind,
  year: number,
  given: Record<string, unknown>,
): { ok: true; request: ReorganisationRequest } | { ok: false; errors: FieldError[] } {
  const act = actOf(kind, given);
  const when = whenForm.safeParse(given);
  const errors = [...("errors" in act ? act.errors : []), ...(when.success ? [] : errorsOf(when.error))];
  const day = when.data?.day || fiscalYearRange(year).from;
  if (fiscalYearOf(day) !== year) {
    errors.push({ field: "day", message: `${fiscalYearLabel(year)}のうちの日付にしてください。` });
  }
  if (errors.length > 0 || "errors" in act) return { ok: false, errors };
  const heirs = Object.entries(given).flatMap(([key, value]): [string, number][] =>
    key.startsWith("sheet.") ? [[key.slice("sheet.".length), Number(value)]] : [],
  );
  const moveSheets = when.data?.moveSheets === "yes";
  return { ok: true, request: { act: act.act, day, moveSheets, heirs: Object.fromEntries(heirs) } };
}

function actOf(
  kind: ReorganisationKind,
  given: Record<string, unknown>,
): { act: Reorganisation } | { errors: FieldError[] } {
  switch (kind) {
    case "rename":
      return read(fields.rename, given, (values) => ({ kind, ...values }));
    case "move":
      return read(fields.move, given, (values) => ({ kind, ...values }));
    case "merge":
      return read(fields.merge, given, ({ unit1, unit2, unit3, unit4, ...rest }) => {
        return { kind, unitIds: [unit1, unit2, unit3, unit4].filter((id) => id !== undefined), ...rest };
      });
    case "split":
      return read(fields.split, given, ({ unitId, name1, name2, name3, name4 }) => {
        return { kind, unitId, names: [name1, name2, name3, name4].filter((name) => name !== undefined) };
      });
    case "abolish":
      return read(fields.abolish, given, ({ unitId, heir1, heir2 }) => {
        return { kind, unitId, successorIds: [heir1, heir2].filter((id) => id !== undefined) };
      });
  }
}

function read<Schema extends z.ZodType>(
  schema: Schema,
  given: Record<string, unknown>,
  made: (values: z.infer<Schema>) => Reorganisation,
): { act: Reorganisation } | { errors: FieldError[] } {
  const parsed = schema.safeParse(given);
  return parsed.success ? { act: made(parsed.data) } : { errors: errorsOf(parsed.error) };
}
