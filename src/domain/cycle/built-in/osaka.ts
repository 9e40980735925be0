import type { CycleDefinitionInput } from "../cycle-definition.ts";

/** A reform plan over several years: each year planned by quarter, evaluated by the bureau itself twice a year. */
export const osaka = {
  key: "osaka",
  name: "市政改革プラン（中間・期末の自己評価）",
  municipality: "大阪市",
  stages: [
    {
      stage: "planning",
      label: "行動計画",
      fills: ["planning"],
      windows: { department: { opens: "04-01", closes: "05-31" }, office: { opens: "04-01", closes: "06-30" } },
      graceDays: 7,
      approvers: ["department"],
      mayApproveOwn: true,
    },
    {
      stage: "midYear",
      label: "中間自己評価",
      fills: ["midYear"],
      windows: { department: { opens: "09-15", closes: "10-31" }, office: { opens: "09-15", closes: "11-30" } },
      graceDays: 7,
      approvers: ["department"],
      mayApproveOwn: true,
    },
    {
      stage: "yearEnd",
      label: "期末自己評価",
      fills: ["yearEnd", "nextYear"],
      windows: { department: { opens: "03-01", closes: "+04-20" }, office: { opens: "03-01", closes: "+05-20" } },
      graceDays: 7,
      approvers: ["department"],
      mayApproveOwn: true,
    },
    {
      stage: "publication",
      label: "公表の承認",
      fills: [],
      writtenBy: "nobody",
      windows: { office: { opens: "+05-21", closes: "+07-31" } },
    },
  ],
} satisfies CycleDefinitionInput;
