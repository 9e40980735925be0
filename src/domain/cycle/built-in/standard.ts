import type { CycleDefinitionInput } from "../cycle-definition.ts";

/** The recommended year: goals in spring, a review after the first half, a report at the end, results made public. */
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
