import { type DefinitionError, definitionErrors, pathText } from "./definition-errors.ts";
import { type FormDefinition, formDefinitionSchema } from "./form-definition.ts";
import { brokenRules } from "./form-rules.ts";

/** Far deeper than any form; a file nested further would exhaust the stack of the checks that follow. */
const deepestNesting = 40;
/** A person mends the first ones and tries again; thousands help nobody. */
const mostErrors = 100;

/**
 * A form definition from outside (a file, the designer, the database), checked whole.
 * Every error names the path and says in Japanese what to do.
 */
export function parseFormDefinition(
  json: unknown,
): { ok: true; form: FormDefinition } | { ok: false; errors: DefinitionError[] } {
  if (nestsDeeperThan(json, deepestNesting))
    return { ok: false, errors: [{ path: "", message: "入れ子が深すぎます。様式の定義ではないようです。" }] };
  const unwritable = unwritableTexts(json, []).slice(0, mostErrors);
  if (unwritable.length > 0) return { ok: false, errors: unwritable };
  const parsed = formDefinitionSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) return { ok: false, errors: definitionErrors(parsed.error.issues).slice(0, mostErrors) };
  const errors = brokenRules(parsed.data).slice(0, mostErrors);
  return errors.length === 0 ? { ok: true, form: parsed.data } : { ok: false, errors };
}

/** Characters that no database and no file of ours can hold: NUL and halves of a surrogate pair. */
function unwritableTexts(json: unknown, path: PropertyKey[]): DefinitionError[] {
  if (typeof json === "string") {
    if (json.isWellFormed() && !json.includes("\0")) return [];
    return [{ path: pathText(path), message: "保存できない文字(壊れた文字など)が含まれています。" }];
  }
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => [
    ...unwritableTexts(key, path),
    ...unwritableTexts(value, [...path, Array.isArray(json) ? Number(key) : key]),
  ]);
}

function nestsDeeperThan(json: unknown, depth: number): boolean {
  let level: unknown[] = [json];
  for (let reached = 0; reached <= depth; reached++) {
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
    if (level.length === 0) return false;
  }
  return true;
}
