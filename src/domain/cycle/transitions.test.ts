import { describe, expect, test } from "vitest";
import { cycleOf, departmentUnits, named, play, situation } from "../../../tests/support/cycle-people.ts";
import type { SheetAct } from "./cycle-state.ts";
import { decideAct, decideWriting, possibleActs, writablePhases } from "./transitions.ts";

const standard = cycleOf("standard");
const may = "2026-05-01";

describe("the chain of the standard cycle", () => {
  test("staff, section head, department head, office: then the next stage waits to be written", () => {
    const steps = [
      ["staff", "submit", may],
      ["sectionHead", "approve", may],
      ["departmentHead", "approve", may],
      ["office", "confirm", may],
    ] as const;
    expect(play(standard, steps)).toMatchObject({ stage: "midYear", status: "writing", approvals: 0 });
    expect(play(standard, [steps[0], steps[1], steps[3]])).toBe("office confirm: approvals-missing");
    expect(play(standard, [steps[0], steps[3]])).toBe("office confirm: approvals-missing");
    expect(play(standard, [steps[1]])).toBe("sectionHead approve: not-handed-in");
  });

  test("a head above stands for the levels below", () => {
    expect(
      play(standard, [
        ["staff", "submit", may],
        ["departmentHead", "approve", may],
      ]),
    ).toMatchObject({ approvals: 2 });
  });

  test("nobody approves or confirms what they submitted, unless the city says so", () => {
    const own = [
      ["sectionHead", "submit", may],
      ["sectionHead", "approve", may],
    ] as const;
    expect(play(standard, own)).toBe("sectionHead approve: own-sheet");
    const lenient = { ...standard, stages: standard.stages.map((stage) => ({ ...stage, mayApproveOwn: true })) };
    expect(play(lenient, own)).toMatchObject({ approvals: 1 });
    expect(
      play(standard, [
        ["office", "submit", may],
        ["sectionHead", "approve", may],
        ["departmentHead", "approve", may],
        ["office", "confirm", may],
      ]),
    ).toBe("office confirm: own-sheet");
  });

  test("the office approves in a missing head's place, with a reason", () => {
    const submitted = play(standard, [["staff", "submit", may]]);
    if (typeof submitted === "string") throw new Error(submitted);
    const s = situation(standard, "office", may, { state: submitted });
    expect(decideAct(s, { do: "approve", reason: " " })).toEqual({ ok: false, reason: "reason-missing" });
    expect(decideAct(s, { do: "approve", reason: "課長が欠員のため" })).toMatchObject({
      ok: true,
      next: { approvals: 1 },
      event: { did: "approve", as: "office", reason: "課長が欠員のため" },
    });
  });

  test("a department's own sheet has no section above it", () => {
    const steps = [
      ["office", "submit", may],
      ["departmentHead", "approve", may],
      ["colleague", "confirm", may],
    ] as const;
    expect(play(standard, steps, { units: departmentUnits })).toMatchObject({ stage: "midYear" });
  });

  test("another unit's head and a viewer have nothing to do here", () => {
    expect(
      play(standard, [
        ["staff", "submit", may],
        ["stranger", "approve", may],
      ]),
    ).toBe("stranger approve: not-yours");
    expect(possibleActs(situation(standard, "mayor", may))).toEqual([]);
  });
});

describe("sending back and withdrawing", () => {
  test("words are asked for, and the writers get their days even after the last one", () => {
    const back = play(standard, [
      ["staff", "submit", "2026-05-22"],
      ["sectionHead", "sendBack", "2026-06-01"],
    ]);
    expect(back).toMatchObject({
      status: "sentBack",
      submittedBy: null,
      sentBack: { on: "2026-06-01", reason: "理由" },
    });
    if (typeof back === "string") throw new Error(back);
    const writing = (today: string) =>
      decideWriting(situation(standard, "staff", today, { state: back }), ["planning"]);
    expect([writing("2026-06-08"), writing("2026-06-09")]).toEqual([null, "deadline-passed"]);
    const mute: SheetAct = { do: "sendBack", reason: "", notes: [] };
    expect(
      play(standard, [
        ["staff", "submit", may],
        ["sectionHead", mute, may],
      ]),
    ).toBe("sectionHead sendBack: reason-missing");
  });

  test("who submitted takes it back until somebody has approved", () => {
    expect(
      play(standard, [
        ["staff", "submit", may],
        ["staff", "withdraw", may],
      ]),
    ).toMatchObject({ status: "writing" });
    const late = play(standard, [
      ["staff", "submit", may],
      ["sectionHead", "approve", may],
      ["staff", "withdraw", may],
    ]);
    expect(late).toBe("staff withdraw: partly-approved");
  });
});

describe("days", () => {
  test.each([
    ["2026-03-31", "not-yet-open"],
    ["2026-04-01", null],
    ["2026-05-22", null], // 15 May and seven days of grace
    ["2026-05-23", "deadline-passed"],
  ])("goals on %s: %s", (today, reason) => {
    const s = situation(standard, "staff", today);
    expect(decideWriting(s, ["planning"])).toBe(reason);
    expect(possibleActs(s).find(({ act }) => act === "submit")?.reason).toBe(reason);
  });

  test("the office's extension opens a locked sheet again", () => {
    const extend = { do: "extend", until: "2026-06-30" } as const;
    const steps = [
      ["office", extend, "2026-06-20"],
      ["staff", "submit", "2026-06-30"],
    ] as const;
    expect(play(standard, steps)).toMatchObject({ status: "submitted" });
    expect(play(standard, [steps[0], ["staff", "submit", "2026-07-01"]])).toBe("staff submit: deadline-passed");
    expect(play(standard, [["staff", extend, may]])).toBe("staff extend: not-yours");
    expect(play(standard, [["office", { do: "extend", until: "2026-04-30" }, may]])).toBe(
      "office extend: date-missing",
    );
  });

  test("a sheet with empty required fields isn't taken", () => {
    expect(play(standard, [["staff", "submit", may]], { missing: 3 })).toBe("staff submit: incomplete");
  });
});

describe("after confirmation", () => {
  const confirmed = play(standard, [
    ["staff", "submit", may],
    ["departmentHead", "approve", may],
    ["office", "confirm", may],
  ]);
  if (typeof confirmed === "string") throw new Error(confirmed);
  const october = "2026-10-05";
  const at = (who: "staff" | "office", today: string, state = confirmed) => situation(standard, who, today, { state });

  test("goals stand; the review is written when its days begin", () => {
    expect(decideWriting(at("staff", "2026-07-01"), ["planning"])).toBe("confirmed");
    expect(decideWriting(at("staff", "2026-07-01"), ["midYear"])).toBe("not-yet-open");
    expect(writablePhases(at("staff", october))).toEqual(["midYear"]);
    expect(decideWriting(at("staff", october), ["yearEnd"])).toBe("later-phase");
    expect(decideWriting(at("office", october), ["planning"])).toBe("confirmed");
  });

  test("an amendment with a reason opens them, passes the chain and leaves the stage where it was", () => {
    const open = play(standard, [["staff", "amend", "2026-07-01"]], { state: confirmed });
    if (typeof open === "string") throw new Error(open);
    expect(writablePhases(at("staff", "2026-07-01", open))).toEqual(["planning"]);
    expect(writablePhases(at("staff", october, open))).toEqual(["planning", "midYear"]);
    const rest = [
      ["staff", "submit", "2026-07-02"],
      ["departmentHead", "approve", "2026-07-02"],
    ] as const;
    const done = play(standard, [...rest, ["office", "confirm", "2026-07-02"]], { state: open });
    expect(done).toMatchObject({ stage: "midYear", status: "writing", amendment: null });
    const mute = decideAct(at("staff", "2026-07-01"), { do: "amend", reason: "" });
    expect(mute).toEqual({ ok: false, reason: "reason-missing" });
  });

  test("the office reopens the stage before, with a reason and a day", () => {
    const reopen = { do: "reopen", reason: "様式の改正", until: "2026-07-31" } as const;
    const reopened = play(standard, [["office", reopen, "2026-07-10"]], { state: confirmed });
    expect(reopened).toMatchObject({ stage: "planning", status: "writing", extendedTo: "2026-07-31" });
    expect(play(standard, [["office", "reopen", may]])).toBe("office reopen: nothing-to-reopen");
  });

  test("a stage that nobody writes is decided from its first day on", () => {
    const published = { ...confirmed, stage: "publication", status: "writing" } as const;
    expect(play(standard, [["office", "confirm", "2027-04-30"]], { state: published })).toBe(
      "office confirm: not-yet-open",
    );
    expect(play(standard, [["office", "confirm", "2027-05-01"]], { state: published })).toMatchObject({
      status: "confirmed",
    });
  });

  test("only the last stage is closed, and what is closed only the office opens", () => {
    expect(play(standard, [["office", "close", october]], { state: confirmed })).toBe("office close: stages-left");
    const published = { ...confirmed, stage: "publication" } as const;
    const closed = play(
      standard,
      [
        ["office", "confirm", "2027-05-10"],
        ["office", "close", "2027-07-01"],
      ],
      { state: published },
    );
    expect(closed).toMatchObject({ stage: "publication", status: "closed" });
    if (typeof closed === "string") throw new Error(closed);
    expect(decideWriting(at("staff", "2027-07-02", closed), ["yearEnd"])).toBe("over");
    expect(decideAct(at("staff", "2027-07-02", closed), named("amend"))).toEqual({ ok: false, reason: "over" });
    expect(play(standard, [["office", "reopen", "2027-07-02"]], { state: closed })).toMatchObject({
      status: "writing",
    });
  });
});
