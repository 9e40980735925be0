import { randomUUID } from "node:crypto";
import type { SheetAct } from "../../src/domain/cycle/cycle-state.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { actOnSheet } from "../../src/usecases/cycle/act-on-sheet.ts";
import { setCycle } from "../../src/usecases/cycle/set-cycle.ts";
import { readSheet } from "../../src/usecases/sheets/read-sheet.ts";
import { cycleOf, named } from "./cycle-people.ts";
import type { TestDatabase } from "./database.ts";
import { addPerson, addSheet, sampleGoal } from "./sample-city.ts";

/** A city in whose standard year one section has a sheet, with the people around it. */
export type CycleCity = {
  sheetId: string;
  sheetNumber: string;
  goalId: string;
  people: Record<"office" | "staff" | "sectionHead" | "departmentHead" | "mayor" | "stranger", Actor>;
  /** Acts as a person who has just read the sheet. */
  act(who: Actor, act: SheetAct | SheetAct["do"], today: string): Promise<void>;
};

export async function cycleCity(t: TestDatabase): Promise<CycleCity> {
  const office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  const goal = sampleGoal({ title: "ひみつの目標", target: "5分" });
  const { sheetId, sheetNumber } = await addSheet(t, office, { texts: {}, goals: [goal] });
  await addSheet(t, office, { texts: {}, goals: [] }, ["港湾部", "港湾課"]);
  const unitOf = async (name: string) =>
    (await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = $1", [name]))[0]?.id ?? null;
  const set = await setCycle(t.db, office, 2026, cycleOf("standard"), "planning");
  if (!set.ok) throw new Error(set.reason);
  const section = await unitOf("総務課");
  const people = {
    office,
    staff: await addPerson(t, { name: "田中 花", role: "staff", unitId: section }),
    sectionHead: await addPerson(t, { name: "鈴木 進", role: "head", unitId: section }),
    departmentHead: await addPerson(t, { name: "高橋 望", role: "head", unitId: await unitOf("総務部") }),
    mayor: await addPerson(t, { name: "市長 渚", role: "mayor" }),
    stranger: await addPerson(t, { name: "港 守", role: "staff", unitId: await unitOf("港湾課") }),
  };
  return {
    sheetId,
    sheetNumber,
    goalId: goal.id,
    people,
    async act(who, act, today) {
      const read = await readSheet(t.db, who, sheetId);
      const seen = read.ok ? read.view.revision : 0;
      const asked = typeof act === "string" ? named(act) : act;
      const outcome = await actOnSheet(t.db, who, sheetId, { key: randomUUID(), act: asked, seen, today });
      if (!outcome.ok) throw new Error(`${who.name} ${asked.do}: ${outcome.reason}`);
    },
  };
}
