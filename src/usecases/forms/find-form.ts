import type { Database } from "../../database/database.ts";
import { loadForm } from "../../database/form-store.ts";
import { builtInForm } from "../../domain/forms/built-in-forms.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Actor } from "../../domain/permissions/actor.ts";

/** A version of a form that the municipality has, or a built-in one that it could take over; null when neither. */
export async function findForm(
  db: Database,
  actor: Actor,
  key: string,
  version: number,
): Promise<FormDefinition | null> {
  const own = await db.withTenant(actor.tenantId, (tx) => loadForm(tx, key, version));
  if (own) return own;
  const offered = builtInForm(key);
  return offered?.version === version ? offered : null;
}
