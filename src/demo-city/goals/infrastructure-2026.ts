import type { DemoSheet } from "../demo-sheet.ts";

export const infrastructure2026: DemoSheet[] = [
  {
    section: "土木課",
    goals: [
      {
        line: "bridges",
        texts: {
          title: "早期に補修が必要な橋を4橋まで減らす",
          "planLink.comprehensive": "第2章 安全で住みよいまち 第2節 道路と交通 施策14",
          currentIssues:
            "市が管理する287橋のうち、早期の措置が必要な橋(判定Ⅲ)は11橋残る。資材の値上がりで、1橋あたりの工事費は3年で28%増えた。",
          indicatorText: "判定Ⅲの橋の残り数",
          baseline: "11橋\n(令和8年3月末)",
          target: "4橋以下",
          due: "年度末",
          method:
            "・5月 7橋の工事を3件にまとめて発注\n・6月 残る4橋の設計\n・10月～2月 渇水期に施工\n・点検の写真と判定を地図で公開",
        },
      },
      {
        texts: {
          title: "通学路の危険箇所を夏休みまでに直す",
          "planLink.comprehensive": "第2章 安全で住みよいまち 第2節 道路と交通 施策15",
          currentIssues: "昨年度の合同点検で挙がった96か所のうち、33か所が未対策。うち12か所は用地の協力が必要である。",
          indicatorText: "未対策の危険箇所の数",
          baseline: "33か所",
          target: "12か所以下",
          due: "8月末",
          method:
            "・5月 学校、警察、保護者と優先順位を決定\n・6月～8月 路側帯の塗装、車止めの設置(21か所)\n・9月 結果を学校ごとに報告",
          "midYear.status": "8月28日までに23か所を対策し、残りは10か所。結果は9月に全15校へ報告した。",
          "midYear.gapAndPlan": "予定どおり。用地の協力が必要な10か所は、時間帯の通行規制を警察に要望した。",
        },
      },
    ],
  },
  {
    section: "都市計画課",
    goals: [
      {
        line: "vacant-houses",
        texts: {
          title: "使える空き家を市場に出す",
          "planLink.comprehensive": "第2章 安全で住みよいまち 第3節 住まいと土地利用 施策17",
          currentIssues:
            "空き家は1,930戸、うち状態のよいものが約700戸。空き家バンクの登録は年14件で、所有者の6割は「相続の手続きが済んでいない」と答えた。",
          indicatorText: "空き家バンクの成約件数",
          baseline: "9件(令和7年度)",
          target: "20件",
          due: "年度末",
          method:
            "・固定資産税の通知に案内を同封(5月)\n・司法書士会と相続相談会(毎月)\n・家財の片付け費用の補助(上限20万円)",
          "midYear.status": "登録は21件、成約は8件。相談会は6回で74組が参加した。",
        },
      },
      {
        texts: {
          title: "地域公共交通計画の見直し",
          currentIssues: "令和9年度からの計画を策定する必要がある。",
          indicatorText: "計画の策定",
          target: "計画を策定する。",
          due: "年度末",
          method: "協議会を開催し、計画案を検討する。",
        },
      },
    ],
  },
  {
    section: "上下水道課",
    goals: [
      {
        line: "water-pipes",
        texts: {
          title: "漏水を減らし、有収率を90%に近づける",
          "planLink.comprehensive": "第2章 安全で住みよいまち 第5節 上下水道 施策20",
          currentIssues: "有収率は86.1%(県内平均89.3%)。漏水の7割は昭和50年代に布設した管で起きている。",
          indicatorText: "有収率",
          baseline: "86.1%\n(令和7年度)",
          target: "88.0%以上",
          due: "令和9年3月",
          method:
            "・衛星画像で漏水の疑いを絞り込み(5月)\n・絞り込んだ180kmを音聴調査(6月～10月)\n・緊急度の高い3.2kmを更新",
          "midYear.status":
            "調査は142km(79%)まで終え、漏水97か所のうち88か所を修繕した。9月の有収率は87.4%。更新工事は1.9km。",
          "midYear.gapAndPlan":
            "調査は10月中に終わる。更新工事は交通量の多い本町通りが残るため、夜間施工に変えて2月末に終える。",
        },
      },
      {
        texts: {
          title: "水道料金のあり方を決める",
          currentIssues: "料金回収率は96.8%で、令和10年度に資金が不足する見込み。前回の改定は平成21年度。",
          indicatorText: "審議会の答申",
          baseline: "未着手",
          target: "3月までに答申を受ける",
          due: "3月",
          method: "審議会を5回開催する(6月、8月、10月、12月、2月)。料金体系の案を3つ示し、世帯別の影響額を公表する。",
          "midYear.status": "審議会を2回開催した。経営の見通しと更新需要を説明し、改定の必要性について了承を得た。",
          "midYear.gapAndPlan": "予定どおり。10月の会議で3案を示す。",
        },
      },
    ],
  },
];
