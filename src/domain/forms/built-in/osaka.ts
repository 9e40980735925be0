import type { FormDefinitionInput } from "../form-definition.ts";

/** 大阪市 市政改革プラン3.0 進捗状況 (令和2年度): targets by fiscal year and a plan by quarter, over the years of a reform plan. */
export const osaka: FormDefinitionInput = {
  key: "osaka-2020",
  version: 1,
  name: "市政改革プラン3.0",
  municipality: "大阪市",
  sheetPer: "department",
  goalLabel: "項目",
  paper: { size: "A3", orientation: "landscape", fontSize: 8 },
  blocks: [
    {
      block: "heading",
      lines: [{ text: "{fiscalYear} 市政改革プラン3.0 {unit.name}所管項目の進捗状況", style: "title" }],
    },
    {
      block: "goals",
      columns: [
        { concept: "number", label: "番号", type: "number", width: 10 },
        {
          concept: "title",
          label: "項目名",
          type: "line",
          required: true,
          width: 38,
          guidance: "改革プランの柱の番号と項目の名前を書きます。",
        },
        {
          concept: "desiredOutcome",
          label: "めざすべき状態",
          required: true,
          width: 44,
          guidance: "改革が終わったときの状態を書きます。",
        },
        {
          concept: "target",
          label: "目標達成水準",
          type: "indicators",
          required: true,
          width: 66,
          guidance: "指標ごとに、年度と目標を「2年度 21区長/24区長」のように1行ずつ書きます。",
        },
        {
          concept: "schedule",
          label: "行動計画・取組内容",
          type: "schedule",
          required: true,
          width: 78,
          guidance: "【第1四半期】や「4月～9月」の見出しを付け、その下に取組を箇条書きにします。",
        },
        {
          concept: "midYear.selfEvaluation",
          label: "中間自己評価と下半期の方向性",
          phase: "midYear",
          required: true,
          width: 60,
          guidance: "上半期に計画どおり進んだことと進まなかったこと、下半期にどうするかを書きます。",
        },
        {
          concept: "yearEnd.selfEvaluation",
          label: "期末自己評価",
          phase: "yearEnd",
          required: true,
          width: 60,
          guidance: "年度の結果を、指標の実績を示して書きます。",
        },
        {
          concept: "nextYear.issues",
          label: "翌年度にむけた課題と方向性",
          phase: "nextYear",
          required: true,
          width: 44,
          guidance: "残った課題と、来年度にどう取り組むかを書きます。",
        },
      ],
    },
  ],
};
