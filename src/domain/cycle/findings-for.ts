import { checkContent, type Finding } from "../forms/check-content.ts";
import type { Concept } from "../forms/concepts.ts";
import type { FormDefinition, Phase } from "../forms/form-definition.ts";
import type { SheetContent } from "../sheets/sheet-content.ts";
import { withoutConcepts } from "./hidden-concepts.ts";

/**
 * What a sheet still needs from a person to whom `hidden` isn't shown: neither what they can't write, nor what would
 * only tell them that it is there, such as a reason owed because the hidden rating differs from their own.
 */
export function findingsFor(
  hidden: readonly Concept[],
  form: FormDefinition,
  content: SheetContent,
  { fiscalYear, upTo }: { fiscalYear: number; upTo: Phase },
): Finding[] {
  const findings = checkContent(form, withoutConcepts(content, hidden), fiscalYear, upTo);
  return findings.filter(({ concept }) => !hidden.includes(concept));
}
