import type { DemoSheet } from "../demo-sheet.ts";

export const policy2024: DemoSheet[] = [
  {
    section: "企画政策課",
    goals: [
      {
        line: "goal-sheets",
        texts: {
          title: "組織目標の管理を3部で試す",
          "planLink.comprehensive": "第5章 ともにつくる市政 第1節 成果を重視した行政経営 施策1",
          currentIssues: "部ごとに様式が違い、年度の初めに書いた目標が年度末に見直されていない。",
          indicatorText: "試行した課のうち、年度末の評価まで終えた課の数",
          baseline: "0課",
          target: "3部10課すべて",
          due: "3月末",
          method: "・5月 共通の様式を決定\n・6月 3部10課で記入\n・10月 中間の確認\n・3月 評価と振り返り",
          "midYear.status": "共通の様式で10課が記入した。中間の確認は10課とも済んだ。",
          "midYear.gapAndPlan": "期限に遅れた課が3課あった。記入例が少ないので5件から増やす。",
          "yearEnd.actual": "10課すべてが評価を終えた(期限内は7課)",
          "yearEnd.outcome": "8割の所属長が「次年度も使いたい」と答えた。",
          rating: "B",
          ratingReason: "予定した10課で1年の流れを一巡できた。",
          "nextYear.issues": "2部7課を加えて続ける。数値のない目標を減らす。",
        },
      },
    ],
  },
  {
    section: "財政課",
    goals: [
      {
        line: "reserves",
        texts: {
          title: "令和7年度予算の基金の取崩しを7億円以下にする",
          "planLink.comprehensive": "第5章 ともにつくる市政 第2節 持続できる財政運営 施策4",
          currentIssues: "令和6年度当初予算の取崩額は8億1千万円。物価高で光熱費と委託料が増えている。",
          indicatorText: "令和7年度当初予算における財政調整基金の取崩額",
          baseline: "8.1億円\n(令和6年度当初)",
          target: "7.0億円以下",
          due: "2月末",
          method: "・8月 委託契約の仕様を点検\n・10月 経常経費を3%減らす編成方針\n・1月 査定",
          "midYear.status": "委託契約86件の仕様を点検し、31件で頻度や範囲を見直した。",
          "midYear.gapAndPlan": "予定どおり。",
          "yearEnd.actual": "6.8億円",
          "yearEnd.outcome": "委託料の見直しで年9,300万円を減らした。",
          rating: "B",
          ratingReason: "目標を2千万円下回った。",
          "nextYear.issues": "続ける。補助金の終期を点検する。",
        },
      },
    ],
  },
  {
    section: "広報デジタル課",
    goals: [
      {
        line: "online-procedures",
        texts: {
          title: "オンラインで終わる手続きを15に増やす",
          "planLink.comprehensive": "第5章 ともにつくる市政 第3節 デジタルで変わる窓口 施策7",
          currentIssues: "オンラインで完結するのは7手続き。様式を印刷して郵送する「ダウンロード申請」が多い。",
          indicatorText: "①オンラインで完結する手続きの数\n②上位50手続きのオンライン利用率",
          baseline: "①7手続き\n②6.0%",
          target: "①15手続き\n②10%",
          due: "年度末",
          method: "・4月 手続きの棚卸し(312件)\n・6月 職員が画面を作れる仕組みを導入\n・9月～2月 件数順に移行",
          "midYear.status": "棚卸しを終え、職員18人が操作の研修を受けた。移行は4手続き。",
          "midYear.gapAndPlan": "予定どおり。",
          "yearEnd.actual": "①16手続き ②11.8%",
          "yearEnd.outcome": "水道の使用開始は届出の34%がオンラインになった。",
          rating: "B",
          ratingReason: "2つの指標とも目標を少し上回った。",
          "nextYear.issues": "続ける。電話での確認が残る手続きを見直す。",
        },
      },
      {
        texts: {
          title: "市の公式アカウントの登録者を8千人にする",
          currentIssues: "登録者は5,210人。防災・子育て・ごみの情報が一緒に届き、読まれないという声がある。",
          indicatorText: "登録者数",
          baseline: "5,210人\n(令和6年3月末)",
          target: "8,000人",
          due: "年度末",
          method: "・5月 受け取る情報を選べるように変更\n・8月 ごみの収集日の通知を開始\n・1月 避難情報と連動",
          "midYear.status": "選択受信を5月に始め、9月末の登録者は9,870人。",
          "midYear.gapAndPlan": "9月に目標を超えた。下期は転入の窓口で登録を案内する。",
          "yearEnd.actual": "14,320人",
          "yearEnd.outcome":
            "ごみの日の問合せ電話が月190件から110件に減った。台風の避難情報は配信から10分で7割が開いた。",
          rating: "S",
          ratingReason: "目標の1.8倍。ごみの通知が登録のきっかけになった。",
          "nextYear.issues": "目標としては終了し、通常の業務で続ける。",
        },
      },
    ],
  },
];
