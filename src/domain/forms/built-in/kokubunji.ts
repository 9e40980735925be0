import type { FormDefinitionInput } from "../form-definition.ts";

/** 国分寺市 組織目標展開整理表 (令和4年度): one list a department, each goal deployed to sections or 共通. */
export const kokubunji: FormDefinitionInput = {
  key: "kokubunji-2022",
  version: 1,
  name: "組織目標展開整理表",
  municipality: "国分寺市",
  sheetPer: "department",
  goalLabel: "実施項目",
  paper: { size: "A3", orientation: "landscape", fontSize: 10 },
  scales: {
    planCategory: {
      label: "計画・方針等の分類",
      options: [{ value: "ビジョン" }, { value: "施政方針" }, { value: "その他" }],
    },
    achievement: {
      label: "達成状況",
      options: [
        { value: "高度に達成した", score: 4 },
        { value: "ほぼ達成した", score: 3 },
        { value: "ほとんど未達成だった", score: 1, miss: true },
      ],
    },
  },
  blocks: [
    { block: "heading", lines: [{ text: "{fiscalYear} 組織目標展開整理表（部の組織目標）", style: "title" }] },
    {
      block: "fields",
      of: "sheet",
      rows: [
        [
          { concept: "createdOn", label: "作成日", type: "date", labelWidth: 24, width: 72 },
          { concept: "author.post", label: "職名", type: "line", labelWidth: 24, width: 82 },
          { concept: "author.name", label: "氏名", type: "line", labelWidth: 24, width: 174 },
        ],
      ],
    },
    {
      block: "goals",
      columns: [
        { concept: "number", label: "番号", type: "number", width: 10 },
        {
          concept: "title",
          label: "実施項目",
          type: "line",
          required: true,
          width: 62,
          guidance: "部として今年度に実施することを短く書きます。",
        },
        {
          concept: "planCategory",
          label: "計画・方針等の分類",
          type: "choice",
          scale: "planCategory",
          required: true,
          width: 24,
          guidance: "もとになる計画や方針を選びます。",
        },
        {
          concept: "target",
          label: "どの水準まで",
          hint: "(達成水準又は遂行後の状態等)",
          required: true,
          width: 106,
          guidance: "終わったときにどうなっているかを、後から確かめられるように書きます。",
        },
        {
          concept: "method",
          label: "どのような方法で",
          hint: "(目標等を達成するための取組の内容等)",
          required: true,
          width: 112,
          guidance: "取組を一つずつ箇条書きにします。",
        },
        {
          concept: "due",
          label: "いつまで",
          hint: "(期限)",
          aliases: ["いつまでに"],
          type: "due",
          required: true,
          width: 20,
        },
        {
          concept: "unit",
          label: "共通/課名",
          type: "unit",
          required: true,
          width: 28,
          guidance: "担当の課を書きます。部内のすべての課で取り組むときは「共通」と書きます。",
        },
        {
          label: "達成状況",
          width: 38,
          parts: [
            {
              concept: "rating",
              label: "",
              type: "scale",
              scale: "achievement",
              phase: "yearEnd",
              required: true,
              guidance: "上の行に、自己評価を書きます。",
            },
            {
              concept: "rating.supervisor",
              label: "指導者",
              type: "scale",
              scale: "achievement",
              phase: "yearEnd",
              guidance: "下の行に、指導者の評価を書きます。",
            },
          ],
        },
      ],
    },
  ],
};
