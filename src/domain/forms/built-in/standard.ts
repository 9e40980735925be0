import type { FormDefinitionInput } from "../form-definition.ts";

/**
 * The recommended form: the year reads from left to right as plan, mid-year, year end, next year. It asks for each
 * thing once, keeps fact, target and means apart, and fits A3.
 */
export const standard: FormDefinitionInput = {
  key: "standard",
  version: 1,
  name: "組織目標シート",
  sheetPer: "section",
  goalLabel: "目標",
  paper: { size: "A3", orientation: "landscape", fontSize: 8 },
  scales: {
    achievement: {
      label: "評価",
      options: [
        { value: "S", label: "目標を大きく上回った", score: 5 },
        { value: "A", label: "目標を上回った", score: 4 },
        { value: "B", label: "目標どおり達成した", score: 3 },
        { value: "C", label: "目標に届かなかった", score: 2, miss: true },
        { value: "D", label: "ほとんど進まなかった", score: 1, miss: true },
      ],
    },
  },
  blocks: [
    {
      block: "heading",
      lines: [{ text: "{fiscalYear} 組織目標シート", style: "title" }, { text: "{unit}" }],
    },
    {
      block: "fields",
      of: "sheet",
      rows: [
        [
          {
            concept: "mission",
            label: "組織使命",
            required: true,
            labelWidth: 37,
            width: 363,
            minLines: 2,
            guidance: "この組織が市民のために何を引き受けているかを、2行ほどで書きます。",
          },
        ],
        [
          { concept: "author.post", label: "作成者の職名", type: "line", labelWidth: 37, width: 56 },
          { concept: "author.name", label: "作成者の氏名", type: "line", labelWidth: 44, width: 46 },
          { concept: "createdOn", label: "作成日", type: "date", labelWidth: 38, width: 63 },
          { concept: "contact", label: "連絡先", type: "line", labelWidth: 28, width: 88 },
        ],
      ],
    },
    {
      block: "goals",
      columns: [
        { concept: "number", label: "番号", type: "number", width: 9 },
        {
          concept: "title",
          label: "目標",
          hint: "(何を実現するか)",
          aliases: ["目標項目", "実施項目"],
          type: "line",
          required: true,
          width: 28,
          guidance:
            "手段ではなく、実現したいことを書きます。「研修の実施」より「窓口の待ち時間の短縮」のほうが伝わります。",
        },
        {
          label: "計画(年度当初)",
          columns: [
            {
              concept: "planLink.comprehensive",
              label: "計画との関係",
              type: "planLink",
              plan: "総合計画",
              width: 22,
              guidance: "総合計画のどこを進める目標かを、章や施策の番号で書きます。なければ空けておきます。",
            },
            {
              concept: "currentIssues",
              label: "現状と課題",
              required: true,
              width: 34,
              guidance: "いま起きていることを事実と数字で書きます。「求められている」だけでは現状が分かりません。",
            },
            {
              label: "目標の物差し",
              columns: [
                {
                  concept: "indicatorText",
                  label: "指標",
                  hint: "(何で測るか)",
                  required: true,
                  width: 24,
                  guidance: "誰が見ても同じ判断になる物差しを一つ選びます。",
                },
                {
                  concept: "baseline",
                  label: "基準値",
                  hint: "(いまの値)",
                  width: 20,
                  guidance: "指標のいまの値と、それがいつの値かを書きます。",
                },
                {
                  concept: "target",
                  label: "目標値",
                  hint: "(どこまで)",
                  required: true,
                  width: 28,
                  guidance: "年度末に到達する値か状態を書きます。「努める」「推進する」では後から判定できません。",
                },
                {
                  concept: "due",
                  label: "期限",
                  hint: "(いつまでに)",
                  type: "due",
                  required: true,
                  width: 18,
                  guidance: "「9月末」「年度末」のように、終わりが分かるように書きます。",
                },
              ],
            },
            {
              concept: "method",
              label: "取組の方法",
              hint: "(どうやって)",
              required: true,
              width: 38,
              guidance: "何をするかを順に箇条書きにします。月を添えると中間の確認が楽になります。",
            },
          ],
        },
        {
          label: "中間(9月末)",
          columns: [
            {
              concept: "midYear.status",
              label: "上期の実績",
              phase: "midYear",
              required: true,
              width: 32,
              guidance: "上期に行ったことと、指標のいまの値を書きます。",
            },
            {
              concept: "midYear.gapAndPlan",
              label: "目標との差と対策",
              hint: "(下期に向けて)",
              phase: "midYear",
              required: true,
              width: 31,
              guidance: "予定との差とその原因、下期に変えることを書きます。差がなければ「予定どおり」と書きます。",
            },
          ],
        },
        {
          label: "年度末",
          columns: [
            {
              concept: "yearEnd.actual",
              label: "実績",
              hint: "(どこまで届いたか)",
              phase: "yearEnd",
              required: true,
              width: 28,
              guidance: "目標値と並べて読めるように、同じ物差しで書きます。",
            },
            {
              concept: "yearEnd.outcome",
              label: "成果",
              hint: "(何が変わったか)",
              phase: "yearEnd",
              required: true,
              width: 28,
              guidance: "行ったことではなく、その結果、市民や職場に起きた変化を書きます。",
            },
            {
              concept: "rating",
              label: "評価",
              type: "scale",
              scale: "achievement",
              phase: "yearEnd",
              required: true,
              width: 11,
              guidance: "目標どおりなら B です。指標の実績から選びます。",
            },
            {
              concept: "ratingReason",
              label: "評価の理由",
              phase: "yearEnd",
              width: 25,
              guidance: "その評価にした根拠を書きます。届かなかったときは必ず書きます。",
            },
          ],
        },
        {
          concept: "nextYear.issues",
          label: "次年度に向けて",
          phase: "nextYear",
          width: 24,
          guidance: "残った課題と、続ける・変える・やめるのどれにするかを書きます。",
        },
      ],
    },
  ],
};
