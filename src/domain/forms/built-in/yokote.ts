import type { FormDefinitionInput } from "../form-definition.ts";

/** 横手市 組織目標管理シート (平成30年度): one sheet a section, 14 columns under a header of three levels. */
export const yokote: FormDefinitionInput = {
  key: "yokote-2018",
  version: 1,
  name: "組織目標管理シート",
  municipality: "横手市",
  sheetPer: "section",
  goalLabel: "目標項目",
  paper: { size: "A3", orientation: "landscape", fontSize: 7 },
  scales: {
    difficulty: {
      label: "難易度",
      options: [
        { value: "S", label: "きわめて難しい", score: 4 },
        { value: "A", label: "難しい", score: 3 },
        { value: "B", label: "ふつう", score: 2 },
        { value: "C", label: "易しい", score: 1 },
      ],
    },
  },
  blocks: [
    {
      block: "heading",
      lines: [{ text: "■{fiscalYear}" }, { text: "{unit}" }, { text: "組織目標管理シート", style: "title" }],
    },
    {
      block: "goals",
      columns: [
        {
          concept: "number",
          label: "No.",
          type: "number",
          width: 16,
          guidance: "「重点取組①」「業務改善取組①」のように、種類と通し番号を書きます。",
        },
        { concept: "unit", label: "課室所名", aliases: ["課室名"], type: "unit", width: 15 },
        {
          concept: "title",
          label: "目標項目",
          type: "line",
          required: true,
          width: 26,
          guidance: "今年度に実現したいことを、ひと言で書きます。",
        },
        {
          concept: "difficulty",
          label: "難易度",
          hint: "(ABC)",
          type: "scale",
          scale: "difficulty",
          required: true,
          width: 10,
        },
        {
          label: "目標の内容",
          columns: [
            {
              concept: "indicatorText",
              label: "目標指標の内容",
              hint: "(何を)",
              required: true,
              width: 34,
              guidance: "達成したかどうかを何で測るかを書きます。",
            },
            {
              concept: "baseline",
              label: "目標の基準値",
              hint: "(目標設定時の状態・比較実績)",
              aliases: ["目標の基準値(目標設定時の状態・比較対象)"],
              width: 34,
              guidance: "いまの状態や前年の実績を、事実と数字で書きます。",
            },
            {
              concept: "due",
              label: "目標達成時期",
              hint: "(いつまでに)",
              type: "due",
              required: true,
              width: 18,
              guidance: "「年度末」「9月末」のように、いつまでかが分かるように書きます。",
            },
            {
              concept: "target",
              label: "目標値",
              hint: "(どの水準までどうする・達成後の状態)",
              aliases: ["目標値(どの水準までとする・達成後の状態)"],
              required: true,
              width: 36,
              guidance: "年度の終わりにどうなっていれば達成なのかを、後から判断できるように書きます。",
            },
            {
              concept: "method",
              label: "目標達成のための具体的方法",
              hint: "(具体的な取組・行動の内容・スケジュールの概要など)",
              required: true,
              width: 38,
              guidance: "誰が、いつ、何をするのかを順に書きます。",
            },
          ],
        },
        {
          label: "目標に対する活動(上半期レビュー)",
          columns: [
            {
              label: "【現状】",
              columns: [
                {
                  concept: "midYear.status",
                  label: "上期(4月～9月)の取組実績",
                  hint: "(具体的活動・行動)",
                  aliases: ["現状"],
                  phase: "midYear",
                  required: true,
                  width: 38,
                  guidance: "上期に実際に行ったことを書きます。予定と違った点も書きます。",
                },
              ],
            },
            {
              label: "【ギャップと対策】",
              columns: [
                {
                  concept: "midYear.gapAndPlan",
                  label: "下期(10月～3月)に向けた課題と取組の予定",
                  hint: "(具体的活動・行動)",
                  aliases: ["ギャップと対策"],
                  phase: "midYear",
                  required: true,
                  width: 38,
                  guidance: "目標との差と、下期にどう埋めるかを書きます。",
                },
              ],
            },
          ],
        },
        {
          label: "目標達成の状況【output・input】",
          columns: [
            {
              concept: "yearEnd.actual",
              label: "①達成値・実績値",
              hint: "(目標の達成状況・現在の状態)",
              phase: "yearEnd",
              required: true,
              width: 34,
              guidance: "目標値に対してどこまで届いたかを、数字と事実で書きます。",
            },
            {
              concept: "yearEnd.activity",
              label: "②取組・行動内容",
              hint: "(目標達成のために行った取組・行動)",
              phase: "yearEnd",
              required: true,
              width: 34,
              guidance: "1年間に行ったことを書きます。",
            },
          ],
        },
        {
          label: "成果分析【outcome】",
          columns: [
            {
              concept: "yearEnd.outcome",
              label: "③目標達成による成果",
              hint: "(目標の達成による効果、目標達成できなかった事由)",
              phase: "yearEnd",
              required: true,
              width: 29,
              guidance: "市民や職場に何が生まれたかを書きます。届かなかったときは理由を書きます。",
            },
          ],
        },
      ],
    },
  ],
};
