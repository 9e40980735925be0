import type { DemoSheet } from "../demo-sheet.ts";

export const citizens2024: DemoSheet[] = [
  {
    section: "市民課",
    goals: [
      {
        line: "waiting-time",
        texts: {
          title: "繁忙期の窓口の待ち時間を45分以内にする",
          "planLink.comprehensive": "第5章 ともにつくる市政 第3節 デジタルで変わる窓口 施策7",
          currentIssues: "3月下旬から4月上旬は平均47分。待合の椅子が足りず、廊下に列ができる。",
          indicatorText: "3月20日～4月10日の平均待ち時間",
          baseline: "47分(令和5年度)",
          target: "45分以内",
          due: "令和7年4月10日",
          method: "・11月 受付を用件別に3つに分ける\n・2月 記入台に見本を置く\n・3月 応援職員を1日6人配置",
          "midYear.status": "受付の配置を業者と設計した。",
          "midYear.gapAndPlan": "予定どおり。工事は11月の連休に行う。",
          "yearEnd.actual": "41分",
          "yearEnd.outcome": "証明だけの人の待ち時間は28分から12分になった。廊下の列はなくなった。",
          rating: "A",
          ratingReason: "目標より4分短くなった。",
          "nextYear.issues": "続ける。届出の人の待ち時間が残る。",
        },
      },
      {
        line: "my-number-certificates",
        texts: {
          title: "証明書のコンビニ交付率を35%にする",
          currentIssues: "交付率は27.9%。カードの交付率は78%あるのに、使われていない。",
          indicatorText: "コンビニ交付率",
          baseline: "27.9%(令和5年度)",
          target: "35%以上",
          due: "年度末",
          method: "・カード交付の窓口で使い方を案内\n・8月 庁舎1階に交付機を設置",
          "midYear.status": "上期は33.4%。交付機は8月5日から使えるようになった。",
          "midYear.gapAndPlan": "予定どおり。",
          "yearEnd.actual": "35.2%",
          "yearEnd.outcome": "窓口の証明発行が1日平均128件から112件になった。",
          rating: "B",
          ratingReason: "目標を0.2ポイント上回った。",
          "nextYear.issues": "続ける。使い方が分からない人への案内を増やす。",
        },
      },
    ],
  },
  {
    section: "環境政策課",
    goals: [
      {
        line: "burnable-waste",
        texts: {
          title: "燃やすごみを1人1日530グラムまで減らす",
          "planLink.comprehensive": "第2章 安全で住みよいまち 第4節 環境と共生するまち 施策18",
          currentIssues: "令和5年度は551グラムで、同じ規模の市の平均(508グラム)より多い。",
          indicatorText: "市民1人1日あたりの燃やすごみの量",
          baseline: "551グラム\n(令和5年度)",
          target: "530グラム以下",
          due: "年度末",
          method: "・6月 剪定枝の資源化を開始\n・9月 分別アプリの配信\n・生ごみ処理機の補助 150台",
          "midYear.status": "剪定枝は210トンを資源化。分別アプリの登録は3,900件。上期は541グラム。",
          "midYear.gapAndPlan": "生ごみ処理機の申込みが8月に上限に達した。来年度は枠を増やす。",
          "yearEnd.actual": "538グラム",
          "yearEnd.outcome": "ごみの量は8年ぶりに550グラムを下回った。",
          rating: "C",
          ratingReason: "減ったものの、目標に8グラム届かなかった。事業所のごみの混入が見つかっている。",
          "nextYear.issues": "続ける。事業者の搬入検査を加える。",
        },
      },
    ],
  },
  {
    section: "地域協働課",
    goals: [
      {
        line: "neighbourhood-associations",
        texts: {
          title: "自治会の負担の実態をつかむ",
          "planLink.comprehensive": "第5章 ともにつくる市政 第4節 地域とつくる市政 施策9",
          currentIssues:
            "役員のなり手がないという相談が年40件ある。市の依頼がどれだけ負担になっているか、調べたことがない。",
          indicatorText: "調査の実施と報告",
          baseline: "未実施",
          target: "182自治会の調査を終え、報告書をまとめる",
          due: "12月",
          method: "・6月 調査票の作成\n・8月 調査の実施\n・11月 結果の集計",
          "midYear.status": "能登半島地震の被災地への職員派遣(延べ4か月)で着手できなかった。",
          "midYear.gapAndPlan": "下期も担当が1人少ない。調査票の案だけを年度内に作る。",
          "yearEnd.actual": "調査票の案を作成。調査は未実施。",
          "yearEnd.outcome": "成果はまだない。",
          rating: "D",
          ratingReason: "職員派遣の間、代わりの担当を置けなかった。",
          "nextYear.issues": "翌年度に繰り越す。自治会に聞く前に、市の側の依頼を一覧にする。",
        },
      },
    ],
  },
];
