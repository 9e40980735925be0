import type { FormDefinitionInput } from "../form-definition.ts";

/**
 * 伊賀市 部局マニフェスト(部局目標シート) (令和4年度). 達成水準 holds three texts in one cell; 達成状況 has the evaluated
 * person's step above and the supervisor's below.
 */
export const iga: FormDefinitionInput = {
  key: "iga-2022",
  version: 1,
  name: "部局マニフェスト(部局目標シート)",
  municipality: "伊賀市",
  sheetPer: "department",
  goalLabel: "業績目標",
  paper: { size: "A3", orientation: "landscape", fontSize: 10 },
  scales: {
    achievement: {
      label: "業績目標の達成状況",
      options: [
        { value: "5", label: "先進的な取り組みを行い、成果があった", score: 5 },
        { value: "4", label: "達成水準を上回る成果があった", score: 4 },
        { value: "3", label: "業績目標を達成した", score: 3 },
        { value: "2", label: "取り組んだが、業績目標を達成しなかった", score: 2, miss: true },
        { value: "1", label: "業績目標に取り組まなかった", score: 1, miss: true },
      ],
    },
  },
  blocks: [
    {
      block: "heading",
      lines: [
        { text: "{fiscalYear} 部局マニフェスト(部局目標シート)※部局長が記入", style: "title" },
        { text: "{unit}" },
      ],
    },
    {
      block: "fields",
      of: "sheet",
      rows: [[{ concept: "contact", label: "連絡先", type: "line", labelWidth: 34, width: 366 }]],
    },
    {
      block: "goals",
      columns: [
        {
          label: "業績目標",
          width: 34,
          parts: [
            {
              concept: "number",
              label: "",
              type: "number",
              guidance: "「◎部局目標1」のように通し番号を書きます。",
            },
            {
              concept: "mission",
              label: "関連の組織使命",
              guidance: "この目標が支える組織使命を書きます。使命ごとに少なくとも一つの目標を立てます。",
            },
          ],
        },
        {
          label: "目標の表題",
          hint: "(何を)",
          width: 64,
          parts: [
            {
              concept: "planLink.measure",
              label: "関連の施策・基本事業No.",
              type: "planLink",
              plan: "第3次基本計画",
              guidance: "施策の番号と基本事業の番号を「7-5・①」のように書きます。",
            },
            {
              concept: "title",
              label: "",
              type: "line",
              required: true,
              guidance: "組織使命をくり返さず、今年度に取り組むことを短く書きます。",
            },
          ],
        },
        {
          label: "達成水準",
          hint: "(どの程度まで)",
          width: 110,
          parts: [
            {
              concept: "currentIssues",
              label: "〈現在の状態〉",
              required: true,
              guidance: "いまどうなっているかを、意見ではなく事実で書きます。",
            },
            {
              concept: "target",
              label: "〈達成目標〉",
              before: "↓",
              required: true,
              guidance: "年度内にどこまで到達するかを書きます。あいまいな言葉を避け、後で判定できるようにします。",
            },
            {
              concept: "desiredOutcome",
              label: "※目標が達成した状態",
              required: true,
              guidance: "計画を作ること自体ではなく、その先に市民や職員がどうなるかを書きます。",
            },
          ],
        },
        {
          concept: "method",
          label: "手段",
          hint: "(どのような方法で)",
          required: true,
          width: 84,
          guidance: "事務事業として何をするかを、順を追って箇条書きにします。",
        },
        {
          concept: "due",
          label: "期日",
          hint: "(いつまでに)",
          type: "due",
          required: true,
          width: 26,
          guidance: "達成する期日を「令和5年3月末」のように書きます。",
        },
        {
          label: "達成状況",
          width: 26,
          parts: [
            {
              concept: "rating",
              label: "",
              type: "scale",
              scale: "achievement",
              phase: "yearEnd",
              required: true,
              guidance: "対象者が5から1の段階で書きます。",
            },
            {
              concept: "rating.supervisor",
              label: "指導者",
              type: "scale",
              scale: "achievement",
              phase: "yearEnd",
              guidance: "指導者が5から1の段階で書きます。",
            },
          ],
        },
        {
          concept: "ratingReason",
          label: "理由",
          phase: "yearEnd",
          width: 56,
          guidance: "その段階にした理由を、結果の事実を示して書きます。",
        },
      ],
    },
    {
      block: "heading",
      lines: [
        { text: "注 <対象者:上段、指導者:下段記入>", style: "note" },
        { text: "業績目標の達成状況", style: "note" },
        { text: "5. 先進的な取り組みを行い、成果があった", style: "note" },
        { text: "4. 達成水準を上回る成果があった", style: "note" },
        { text: "3. 業績目標を達成した", style: "note" },
        { text: "2. 取り組んだが、業績目標を達成しなかった", style: "note" },
        { text: "1. 業績目標に取り組まなかった", style: "note" },
      ],
    },
  ],
};
