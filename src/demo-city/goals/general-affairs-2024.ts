import type { DemoSheet } from "../demo-sheet.ts";

export const generalAffairs2024: DemoSheet[] = [
  {
    section: "総務課",
    goals: [
      {
        line: "documents",
        texts: {
          title: "電子決裁を始め、6割を超える",
          "planLink.comprehensive": "第5章 ともにつくる市政 第3節 デジタルで変わる窓口 施策8",
          currentIssues: "年4万件の決裁をすべて紙で回し、平均6.2日かかっている。出先機関では便を待つ時間が長い。",
          indicatorText: "電子決裁率(下期)",
          baseline: "0%",
          target: "60%以上",
          due: "年度末",
          method: "・7月 3課で試行\n・9月 操作研修(全職員)\n・10月 全庁で開始\n・月ごとに率を公表",
          "midYear.status": "試行の3課で率は72%。研修は512人が受講した。",
          "midYear.gapAndPlan": "予定どおり10月1日に全庁で始める。",
          "yearEnd.actual": "64.3%",
          "yearEnd.outcome": "決裁の日数は平均6.2日から4.1日になった。",
          rating: "B",
          ratingReason: "下期の率が目標を4.3ポイント上回った。",
          "nextYear.issues": "続ける。部長以上の決裁と分厚い資料が課題。",
        },
      },
    ],
  },
  {
    section: "職員課",
    goals: [
      {
        line: "overtime",
        texts: {
          title: "長時間の時間外勤務を3年で半減させる(1年目)",
          "planLink.comprehensive": "第5章 ともにつくる市政 第1節 成果を重視した行政経営 施策3",
          currentIssues: "月45時間を超えた職員は延べ318人。所属長が状況を知るのは翌月の中旬になる。",
          indicatorText: "月45時間を超えた職員の延べ人数",
          baseline: "318人(令和5年度)",
          target: "260人以下",
          due: "年度末",
          method:
            "・6月 端末の記録から毎日の時間を見える化\n・8月 30時間を超えた時点で所属長に通知\n・水曜日の定時退庁",
          "midYear.status": "上期は141人(前年同期163人)。通知は月平均47件。",
          "midYear.gapAndPlan": "衆議院の解散に備え、投開票の事務を委託する準備をする。",
          "yearEnd.actual": "262人",
          "yearEnd.outcome": "所属長の9割が「早めに仕事を分け直せた」と答えた。",
          rating: "C",
          ratingReason: "10月の選挙で31人が加わり、目標に2人届かなかった。",
          "nextYear.issues": "続ける。会議と資料づくりの時間を減らす。",
        },
      },
    ],
  },
  {
    section: "防災危機管理課",
    goals: [
      {
        line: "evacuation-plans",
        texts: {
          title: "要支援者の個別避難計画づくりを始める",
          "planLink.comprehensive": "第2章 安全で住みよいまち 第1節 災害に強いまちづくり 施策11",
          currentIssues: "浸水想定区域の要支援者602人のうち、計画があるのは41人(6.8%)にとどまる。",
          indicatorText: "個別避難計画がある人の割合",
          baseline: "6.8%(41人/602人)",
          target: "30%以上",
          due: "年度末",
          method: "・5月 優先度の高い人を選定\n・7月 民生委員への説明会(5地区)\n・8月～2月 聞き取りと作成",
          "midYear.status": "優先度の高い240人を選び、9月末で72人分を作成した。",
          "midYear.gapAndPlan": "聞き取りに1人あたり3時間かかる。様式を4枚から2枚に減らす。",
          "yearEnd.actual": "31.2%(188人/602人)",
          "yearEnd.outcome": "避難先が決まっていなかった車いす利用者27人の受入れ先が決まった。",
          rating: "B",
          ratingReason: "目標を1.2ポイント上回った。",
          "nextYear.issues": "続ける。福祉の専門職に加わってもらう。",
        },
      },
    ],
  },
  {
    section: "税務課",
    goals: [
      {
        line: "collection",
        texts: {
          title: "市税の現年分収納率を98.6%以上にする",
          "planLink.comprehensive": "第5章 ともにつくる市政 第2節 持続できる財政運営 施策6",
          currentIssues: "令和5年度は98.4%。コンビニでの納付が4割を占めるが、夜間に納められないという声がある。",
          indicatorText: "現年課税分の収納率",
          baseline: "98.4%(令和5年度)",
          target: "98.6%以上",
          due: "令和7年5月末",
          method: "・4月 スマートフォン決済を2社で開始\n・口座振替の受付をウェブに変更\n・11月 滞納整理の強化月間",
          "midYear.status": "スマートフォン決済は件数の8%。口座振替の新規申込みは前年の1.3倍。",
          "midYear.gapAndPlan": "予定どおり。",
          "yearEnd.actual": "98.7%",
          "yearEnd.outcome": "滞納繰越額が4,600万円減った。",
          rating: "B",
          ratingReason: "目標を0.1ポイント上回った。",
          "nextYear.issues": "続ける。少額の納め忘れを減らす。",
        },
      },
    ],
  },
];
