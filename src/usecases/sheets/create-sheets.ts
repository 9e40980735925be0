import { randomUUID } from "node:crypto";
import { takeSheetNumbers } from "../../database/fiscal-year-store.ts";
import { appendHistory } from "../../database/history-store.ts";
import { ensureUnits, unitKey } from "../../database/org-unit-store.ts";
import { goalRows, insertGoals, insertWorkItems, workItemRows } from "../../database/save-content.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import { type Via, writePayload } from "../../domain/history/history-payload.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";
import { formatSheetNumber } from "../../domain/sheets/sheet-number.ts";
import { storableContent } from "../../domain/sheets/storable-content.ts";

/** A sheet to be made. The form's version must have been stored (storeForm). */
export type NewSheet = {
  fiscalYear: number;
  /** Names from the department down; units that are missing are made. */
  unitPath: string[];
  form: { key: string; version: number };
  content: SheetContent;
  /** Goals of the year before that these goals carry on: new goal's id -> old goal's id. */
  previousGoalIds?: Record<string, string>;
};

/** `personId` null: the program itself (the demo). */
export type Author = { personId: string | null; name: string };

export type CreatedSheet = { sheetId: string; sheetNumber: string };

/** A statement's JSON stays below this many goals. */
const goalsPerStatement = 2_000;

/** Makes sheets in bulk, in few statements, with one history entry each. In the caller's transaction: all or nothing. */
export async function createSheets(
  tx: TenantTransaction,
  author: Author,
  sheets: NewSheet[],
  via: Via,
): Promise<CreatedSheet[]> {
  await lockSheetCreation(tx);
  const made: Made[] = [];
  for (const [fiscalYear, group] of Map.groupBy(sheets, ({ fiscalYear }) => fiscalYear)) {
    const units = await ensureUnits(
      tx,
      group.map(({ unitPath }) => unitPath),
      fiscalYear,
    );
    const first = await takeSheetNumbers(tx, fiscalYear, group.length);
    for (const [index, sheet] of group.entries()) {
      const unitId = units.get(unitKey(sheet.unitPath));
      if (!unitId) throw new Error("A sheet needs a unit.");
      const sheetNumber = formatSheetNumber({ fiscalYear, count: first + index });
      made.push({ ...sheet, content: storableContent(sheet.content), sheetId: randomUUID(), sheetNumber, unitId });
    }
  }
  const inOrder = new Map(made.map((one, position) => [one, position]));
  for (const part of inParts(made)) {
    const goals = part.flatMap(({ sheetId, content, previousGoalIds }) =>
      goalRows(content.goals).map((row) => {
        const previousGoalId = previousGoalIds?.[row.id];
        return { ...row, sheetId, ...(previousGoalId ? { previousGoalId } : {}) };
      }),
    );
    const workItems = part.flatMap(({ sheetId, content }) =>
      workItemRows(content.goals).map((row) => ({ ...row, sheetId })),
    );
    await tx.queryAll([
      insertSheets(part, inOrder),
      insertGoals(goals),
      ...(workItems.length > 0 ? [insertWorkItems(workItems)] : []),
    ]);
  }
  const entries = made.map(({ sheetId, content }) => {
    const events = creationOf(content);
    const note = events.length === 0 ? { note: "空のシートを作りました。" } : {};
    return { sheetId, payload: writePayload({ by: author.name, events, ...note }) };
  });
  if (entries.length > 0) {
    const append = appendHistory(author.personId, via, entries);
    // The sheets carry the time of their entry, as after every change.
    await tx.query(
      `with entry as (${append.sql}) update sheets set updated_at = entry."writtenAt", updated_by = $2
       from entry where sheet_id = any($1)`,
      append.values,
    );
  }
  return made.map(({ sheetId, sheetNumber }) => ({ sheetId, sheetNumber }));
}

/**
 * One at a time in a municipality: units and numbers are taken in any order, which would end in a deadlock. Who looks
 * first whether a sheet is there takes it before looking.
 */
export async function lockSheetCreation(tx: TenantTransaction): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`create sheets ${tx.tenantId}`]);
}

type Made = NewSheet & CreatedSheet & { unitId: string };

function insertSheets(part: Made[], inOrder: Map<Made, number>) {
  const rows = part.map((one) => {
    const { sheetId, sheetNumber, fiscalYear, unitId, form, content } = one;
    const position = inOrder.get(one) ?? 0;
    const [formKey, formVersion] = [form.key, form.version];
    return { sheetId, sheetNumber, fiscalYear, unitId, formKey, formVersion, position, texts: content.texts };
  });
  return {
    sql: `insert into sheets (sheet_id, sheet_number, fiscal_year, unit_id, form_key, form_version, position, texts, revision)
          select "sheetId", "sheetNumber", "fiscalYear", "unitId", "formKey", "formVersion", position, texts, 1
          from jsonb_to_recordset($1) as r ("sheetId" uuid, "sheetNumber" text, "fiscalYear" integer, "unitId" uuid,
            "formKey" text, "formVersion" integer, position integer, texts jsonb)`,
    values: [JSON.stringify(rows)],
  };
}

function* inParts(made: Made[]): Generator<Made[]> {
  let part: Made[] = [];
  let goals = 0;
  for (const one of made) {
    part.push(one);
    goals += one.content.goals.length + 1;
    if (goals < goalsPerStatement) continue;
    yield part;
    part = [];
    goals = 0;
  }
  if (part.length > 0) yield part;
}

/** The events that lead from an empty sheet to this content. */
function creationOf(content: SheetContent): SheetEvent[] {
  const texts = Object.entries(content.texts) as [Concept, string][];
  return [
    ...texts.map(([concept, after]): SheetEvent => {
      return { did: "setText", owner: { of: "sheet" }, concept, before: "", after };
    }),
    ...content.goals.map((goal, index): SheetEvent => ({ did: "addGoal", goal, index })),
  ];
}
