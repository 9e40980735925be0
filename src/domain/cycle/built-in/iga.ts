import type { CycleDefinitionInput } from "../cycle-definition.ts";

/** Goals of a department, agreed with the mayor in April, judged in five steps with a reason, made public. */
export const iga = {
  key: "iga",
  name: "部局マニフェスト（春の行政経営協議・公表）",
  municipality: "伊賀市",
  stages: [
    {
      stage: "planning",
      label: "部局目標の作成",
      fills: ["planning"],
      windows: { department: { opens: "04-01", closes: "04-10" }, office: { opens: "04-01", closes: "04-10" } },
    },
    {
      stage: "consultation",
      label: "春の行政経営協議",
      // What the mayor asks for is worked into the goals before they count.
      fills: ["planning"],
      windows: {
        department: { opens: "04-11", closes: "04-25" },
        mayor: { opens: "04-11", closes: "04-30" },
        office: { opens: "04-11", closes: "05-10" },
      },
      graceDays: 7,
      approvers: ["mayor"],
    },
    {
      stage: "yearEnd",
      label: "達成状況の評価",
      fills: ["yearEnd", "nextYear"],
      windows: { department: { opens: "03-01", closes: "+04-10" }, office: { opens: "03-01", closes: "+04-30" } },
      graceDays: 7,
    },
    {
      stage: "publication",
      label: "公表の承認",
      fills: [],
      writtenBy: "nobody",
      windows: { office: { opens: "+05-01", closes: "+06-30" } },
    },
  ],
} satisfies CycleDefinitionInput;
