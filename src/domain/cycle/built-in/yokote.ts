import type { CycleDefinitionInput } from "../cycle-definition.ts";

/** Goals of each section, a review of the first half, at the end output, activity and outcome. */
export const yokote = {
  key: "yokote",
  name: "課ごとの組織目標（上半期レビュー・年度末）",
  municipality: "横手市",
  stages: [
    {
      stage: "planning",
      label: "目標設定",
      fills: ["planning"],
      windows: {
        section: { opens: "04-01", closes: "04-30" },
        department: { opens: "04-01", closes: "05-15" },
        office: { opens: "04-01", closes: "05-31" },
      },
      graceDays: 7,
      approvers: ["section", "department"],
    },
    {
      stage: "midYear",
      label: "上半期レビュー",
      fills: ["midYear"],
      windows: {
        section: { opens: "10-01", closes: "10-20" },
        department: { opens: "10-01", closes: "10-31" },
        office: { opens: "10-01", closes: "11-10" },
      },
      graceDays: 7,
      approvers: ["section", "department"],
    },
    {
      stage: "yearEnd",
      label: "目標達成の状況",
      fills: ["yearEnd", "nextYear"],
      windows: {
        section: { opens: "03-10", closes: "+04-10" },
        department: { opens: "03-10", closes: "+04-20" },
        office: { opens: "03-10", closes: "+04-30" },
      },
      graceDays: 7,
      approvers: ["section", "department"],
    },
  ],
} satisfies CycleDefinitionInput;
