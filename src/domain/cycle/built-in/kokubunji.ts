import type { CycleDefinitionInput } from "../cycle-definition.ts";

/** A department's list deployed to its sections; at the end each line is judged by the unit and by its superior. */
export const kokubunji = {
  key: "kokubunji",
  name: "部の組織目標と課への展開（自己評価・上司評価）",
  municipality: "国分寺市",
  stages: [
    {
      stage: "planning",
      label: "組織目標の設定",
      fills: ["planning"],
      windows: {
        section: { opens: "04-01", closes: "04-20" },
        department: { opens: "04-01", closes: "04-30" },
        office: { opens: "04-01", closes: "05-31" },
      },
      graceDays: 7,
      approvers: ["department"],
      mayApproveOwn: true,
    },
    {
      stage: "yearEnd",
      label: "自己評価",
      fills: ["yearEnd", "nextYear"],
      windows: {
        section: { opens: "03-01", closes: "03-20" },
        department: { opens: "03-01", closes: "03-31" },
        office: { opens: "03-01", closes: "03-31" },
      },
      graceDays: 7,
    },
    {
      stage: "secondEvaluation",
      label: "上司評価",
      fills: ["yearEnd"],
      writtenBy: "heads",
      windows: { department: { opens: "+04-01", closes: "+04-20" }, office: { opens: "+04-01", closes: "+04-30" } },
      graceDays: 7,
    },
  ],
} satisfies CycleDefinitionInput;
