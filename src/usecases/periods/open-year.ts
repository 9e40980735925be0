import type { Database } from "../../database/database.ts";
import { fiscalYears, openFiscalYear } from "../../database/fiscal-year-store.ts";
import { loadForm } from "../../database/form-store.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";

export type FormVersion = { key: string; version: number };

/** Opens a fiscal year whose new sheets are written on this form. */
export async function openYear(
  db: Database,
  actor: Actor,
  fiscalYear: number,
  form: FormVersion,
): Promise<{ ok: true } | { ok: false; reason: "already-open" | "no-such-form" }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const found = await loadForm(tx, form.key, form.version);
    if (!found) return { ok: false, reason: "no-such-form" };
    if ((await fiscalYears(tx, fiscalYear)).length > 0) return { ok: false, reason: "already-open" };
    await openFiscalYear(tx, fiscalYear, form);
    const said = `${fiscalYearLabel(fiscalYear)}を開きました。新しいシートの様式は「${found.name}」第${found.version}版です。`;
    await noteSettings(tx, actor, said);
    return { ok: true };
  });
}

/** Chooses another form for a year's new sheets. Sheets that are there stay on theirs. */
export async function chooseYearForm(
  db: Database,
  actor: Actor,
  fiscalYear: number,
  form: FormVersion,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "no-such-form" }> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const [year] = await fiscalYears(tx, fiscalYear);
    if (!year) return { ok: false, reason: "not-found" };
    const found = await loadForm(tx, form.key, form.version);
    if (!found) return { ok: false, reason: "no-such-form" };
    if (year.form?.key === form.key && year.form.version === form.version) return { ok: true };
    await openFiscalYear(tx, fiscalYear, form);
    const said = `${fiscalYearLabel(fiscalYear)}の新しいシートの様式を「${found.name}」第${found.version}版にしました。`;
    await noteSettings(tx, actor, said);
    return { ok: true };
  });
}
