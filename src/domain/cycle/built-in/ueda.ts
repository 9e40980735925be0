import type { CycleDefinitionInput } from "../cycle-definition.ts";

/** Ranked priority goals of a department, reported on in the middle and at the end of the year. */
export const ueda = {
  key: "ueda",
  name: "部局の重点目標（中間報告・期末報告）",
  municipality: "上田市",
  stages: [
    {
      stage: "planning",
      label: "重点目標の設定",
      fills: ["planning"],
      windows: { department: { opens: "04-01", closes: "04-30" }, office: { opens: "04-01", closes: "05-31" } },
      graceDays: 7,
      approvers: ["department"],
      // A department's goals are its director's own; nobody but the office stands above them.
      mayApproveOwn: true,
    },
    {
      stage: "midYear",
      label: "中間報告",
      fills: ["midYear"],
      windows: { department: { opens: "10-01", closes: "10-31" }, office: { opens: "10-01", closes: "11-20" } },
      graceDays: 7,
      approvers: ["department"],
      mayApproveOwn: true,
    },
    {
      stage: "yearEnd",
      label: "期末報告",
      fills: ["yearEnd", "nextYear"],
      windows: { department: { opens: "03-15", closes: "+04-15" }, office: { opens: "03-15", closes: "+05-15" } },
      graceDays: 7,
      approvers: ["department"],
      mayApproveOwn: true,
    },
  ],
} satisfies CycleDefinitionInput;
