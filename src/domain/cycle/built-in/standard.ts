import type { CycleDefinitionInput } from "../cycle-definition.ts";

/** The recommended year: goals in spring, agreed with the mayor, a review after the first half, a report at the end, results made public. */
export const standard = {
  key: "standard",
  name: "標準の年間の流れ",
  stages: [
    {
      stage: "planning",
      label: "目標設定",
      fills: ["planning"],
      windows: {
        section: { opens: "04-01", closes: "05-15" },
        department: { opens: "04-01", closes: "05-31" },
        office: { opens: "04-01", closes: "06-15" },
      },
      graceDays: 7,
      approvers: ["section", "department"],
    },
    {
      stage: "consultation",
      label: "首長との協議",
      // What the mayor asks for is worked into the goals before they count.
      fills: ["planning"],
      windows: {
        department: { opens: "06-16", closes: "06-30" },
        mayor: { opens: "06-16", closes: "07-10" },
        office: { opens: "06-16", closes: "07-20" },
      },
      graceDays: 7,
      approvers: ["department", "mayor"],
    },
    {
      stage: "midYear",
      label: "中間レビュー",
      fills: ["midYear"],
      windows: {
        section: { opens: "10-01", closes: "10-31" },
        department: { opens: "10-01", closes: "11-10" },
        office: { opens: "10-01", closes: "11-20" },
      },
      graceDays: 14,
      approvers: ["section", "department"],
    },
    {
      stage: "yearEnd",
      label: "期末評価",
      fills: ["yearEnd", "nextYear"],
      windows: {
        section: { opens: "03-01", closes: "+04-10" },
        department: { opens: "03-01", closes: "+04-20" },
        office: { opens: "03-01", closes: "+04-30" },
      },
      graceDays: 7,
      approvers: ["section", "department"],
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
