import type { DemoSheet } from "../demo-sheet.ts";

export const generalAffairs2025: DemoSheet[] = [
  {
    section: "総務課",
    goals: [
      {
        line: "documents",
        texts: {
          title: "電子決裁を標準にする",
          "planLink.comprehensive": "第5章 ともにつくる市政 第3節 デジタルで変わる窓口 施策8",
          currentIssues: "電子決裁率は64.3%。部長以上の決裁と、添付資料が50ページを超えるものは紙に戻りやすい。",
          indicatorText: "電子決裁率",
          baseline: "64.3%(令和6年度)",
          target: "90%以上",
          due: "年度末",
          method:
            "・4月 部長会議の資料を電子のみに変更\n・5月 画面2台での決裁を試行\n・四半期ごとに課別の率を公表\n・1月 紙で決裁できる場合を限定",
          "midYear.status": "上期は76.2%。部長以上の決裁は91%が電子になった。",
          "midYear.gapAndPlan": "契約と補助金の率が低い(58%)。図面の扱いを財政課・土木課と協議する。",
          "yearEnd.actual": "81.6%(目標との差 8.4ポイント)",
          "yearEnd.outcome": "決裁にかかる日数は平均4.1日から2.6日に短くなった。文書の保管場所を書庫1室分減らした。",
          rating: "C",
          ratingReason: "図面を添える契約・補助金の2分野が目標を大きく下回った。",
          "nextYear.issues": "続ける。図面の電子化の基準を先に決める。",
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
          title: "長時間の時間外勤務を3年で半減させる(2年目)",
          "planLink.comprehensive": "第5章 ともにつくる市政 第1節 成果を重視した行政経営 施策3",
          currentIssues: "月45時間を超えた職員は延べ262人。選挙や災害などの臨時の業務を除いても198人になる。",
          indicatorText: "月45時間を超えた職員の延べ人数",
          baseline: "262人(令和6年度)",
          target: "220人以下",
          due: "年度末",
          method:
            "・毎月 上位10人の業務を所属長と確認\n・6月 会議の時間と資料を半分にする運動\n・9月 業務委託の提案を全課から募集",
          "midYear.status": "上期は118人(前年同期141人)。会議の時間は平均68分から43分になった。",
          "midYear.gapAndPlan": "予定どおり。下期は給付金の事務が加わるため、会計年度任用職員8人を確保する。",
          "yearEnd.actual": "214人",
          "yearEnd.outcome": "病気休暇(30日以上)の取得者が14人から9人に減った。",
          rating: "B",
          ratingReason: "給付金の事務を含めても目標を下回る人数に収まった。",
          "nextYear.issues": "続ける。税務課など3課に集中しているので、課をまたぐ応援に踏み込む。",
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
          title: "要支援者の個別避難計画を6割の人に届ける",
          "planLink.comprehensive": "第2章 安全で住みよいまち 第1節 災害に強いまちづくり 施策11",
          currentIssues:
            "浸水想定区域の要支援者602人のうち、計画があるのは188人(31.2%)。民生委員だけでは聞き取りが進まない。",
          indicatorText: "個別避難計画がある人の割合",
          baseline: "31.2%\n(188人/602人)",
          target: "60%以上",
          due: "年度末",
          method: "(1) 5月 福祉専門職への報酬を制度化\n(2) 7月～2月 3地区で聞き取り\n(3) 11月 車いすでの避難訓練",
          "midYear.status": "(1) 1件7,000円で制度化した。\n(2) 汐見浜地区で68人分を作成。",
          "midYear.gapAndPlan": "9月の大雨の対応で聞き取りが6週間止まった。大橋地区は社会福祉協議会に委託する。",
          "yearEnd.actual": "53.3%(327人/614人)",
          "yearEnd.outcome": "9月の大雨では、計画のある46人のうち41人が予定した避難先に移ることができた。",
          rating: "C",
          ratingReason:
            "大雨の対応で聞き取りが遅れ、1地区が年度内に終わらなかった。計画の効果は実際の避難で確かめられた。",
          "nextYear.issues": "未作成の287人に絞って続ける。ケアマネジャーとの契約を4月に前倒しする。",
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
          title: "市税の現年分収納率を99%に乗せる",
          "planLink.comprehensive": "第5章 ともにつくる市政 第2節 持続できる財政運営 施策6",
          currentIssues: "令和6年度は98.7%。少額の納め忘れが件数の6割を占め、督促状の発送に年620万円かかっている。",
          indicatorText: "現年課税分の収納率",
          baseline: "98.7%(令和6年度)",
          target: "99.0%以上",
          due: "令和8年5月末",
          method: "・6月 スマートフォン決済を5社に拡大\n・納期の翌月に電話で案内(年4回)\n・10月 給与照会の電子化",
          "midYear.status": "スマートフォン決済は件数の19%になった。9月末の収納率は前年同期を0.3ポイント上回る。",
          "midYear.gapAndPlan": "転入して1年以内の人の納め忘れが多い。転入の窓口で口座振替を案内する。",
          "yearEnd.actual": "98.9%",
          "yearEnd.outcome": "督促状の発送は9,400通減り、経費は480万円になった。",
          rating: "C",
          ratingReason: "収納率は0.2ポイント上がったが、目標に0.1ポイント届かなかった。",
          "nextYear.issues": "続ける。県内平均(99.2%)を目標にする。",
        },
      },
    ],
  },
];
