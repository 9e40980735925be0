import type { BenchServer } from "../../bench/support/bench-city.ts";
import { formOf, inventedSheets } from "../../bench/support/invented-goals.ts";
import { formFields } from "../../src/domain/forms/form-fields.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import type { Goal, Texts } from "../../src/domain/sheets/sheet-content.ts";
import { setCycle } from "../../src/usecases/cycle/set-cycle.ts";
import { startSession } from "../../src/usecases/sessions/start-session.ts";
import { createSheets } from "../../src/usecases/sheets/create-sheets.ts";
import { sessionCookie } from "../../src/web/session-cookie.ts";
import { addPerson } from "../support/sample-city.ts";

/** Somebody who writes the sheet of their own section, signed in. */
export type Writer = { actor: Actor; cookie: string; sheetId: string; goal: Goal };

/** A year that can be written and submitted on whatever day the test is run. */
const alwaysOpen = {
  key: "always-open",
  name: "いつでも書ける流れ",
  stages: [
    {
      stage: "planning",
      label: "目標",
      fills: ["planning", "midYear"],
      windows: { section: { opens: "-04-01", closes: "+03-30" } },
    },
    {
      stage: "yearEnd",
      label: "期末",
      fills: ["yearEnd", "nextYear"],
      windows: { section: { opens: "+03-31", closes: "+03-31" } },
    },
  ],
};

const goalsOfASection = 5;

/** One municipality with so many sections, each with a full sheet and one person at work on it. */
export async function officeOfPeople(server: BenchServer, count: number): Promise<Writer[]> {
  const form = formOf("standard");
  const office = await server.newCity(form);
  const { tenantId } = office;
  const printed = inventedSheets(form, count, goalsOfASection);
  const sheets = await server.db.withTenant(tenantId, async (tx) => {
    const header = formFields(form).filter(({ of }) => of === "sheet");
    const texts: Texts = Object.fromEntries(header.map(({ field }) => [field.concept, `${field.label}の記入`]));
    const made = printed.map(({ fiscalYear, unit, content: { goals } }) => {
      return { fiscalYear, unitPath: unit, form, content: { texts, goals } };
    });
    await createSheets(tx, office, made, "import");
    return await tx.query<{ sheetId: string; unitId: string }>(
      `select sheet_id as "sheetId", unit_id as "unitId" from sheets order by sheet_number`,
    );
  });
  const cycle = await setCycle(server.db, office, 2026, alwaysOpen, "planning");
  if (!cycle.ok) throw new Error(JSON.stringify(cycle));
  const writers: Writer[] = [];
  for (const [index, { sheetId, unitId }] of sheets.entries()) {
    const goal = printed[index]?.content.goals[0];
    if (!goal) throw new Error("a sheet without goals");
    const actor = await addPerson({ ...server, tenantId }, { name: `担当 ${index + 1}`, role: "staff", unitId });
    const session = await server.db.withTenant(tenantId, (tx) =>
      startSession(tx, actor.personId, { address: "" }, new Date(), "password"),
    );
    writers.push({ actor, cookie: `${sessionCookie}=${session}`, sheetId, goal });
  }
  return writers;
}
