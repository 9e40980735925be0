import type { DemoSheet } from "../demo-sheet.ts";

export const welfare2025: DemoSheet[] = [
  {
    section: "福祉総務課",
    goals: [
      {
        line: "one-stop-consultation",
        texts: {
          title: "たらい回しにしない相談の受け方を決める",
          "planLink.comprehensive": "第1章 支え合い健やかに暮らせるまち 第1節 地域福祉 施策21",
          currentIssues:
            "介護、子育て、生活困窮が重なる相談では、窓口が平均2.8か所になる。支援方針が決まるまでに平均31日かかる。",
          indicatorText: "複合的な相談で支援方針が決まるまでの日数",
          baseline: "平均31日(令和6年度)",
          target: "平均20日以内",
          due: "年度末",
          method: "(1) 6月 支援会議を月2回開催\n(2) 7月 相談員の合同研修\n(3) 10月 つなぎ先の早見表を作成",
          "midYear.status": "(1) 7回開催し、48世帯を扱った。\n(2) 7月に38人が参加。\n上期は平均27日。",
          "midYear.gapAndPlan": "会議を待つ間に日数がたつ。11月から毎週にする。",
          "yearEnd.actual": "平均23日(下期は19日)",
          "yearEnd.outcome": "会議を毎週にした11月以降は20日を切った。家計の相談から介護につながった世帯が17あった。",
          rating: "C",
          ratingReason: "下期は目標に達したが、年間の平均では3日届かなかった。",
          "nextYear.issues": "続ける。窓口ごとに違う受付票をそろえ、最初の聞き取りを一度で済ませる。",
        },
      },
    ],
  },
  {
    section: "高齢介護課",
    goals: [
      {
        line: "frailty",
        texts: {
          title: "週1回の通いの場を58か所に増やす",
          "planLink.comprehensive": "第1章 支え合い健やかに暮らせるまち 第2節 高齢者福祉 施策23",
          currentIssues: "通いの場は51か所、参加者960人。世話役の平均年齢は76歳で、3か所が休止を考えている。",
          indicatorText: "①通いの場の数\n②参加者数",
          baseline: "①51か所\n②960人",
          target: "①58か所\n②1,050人",
          due: "年度末",
          method: "①空き店舗と集会所で新規開設\n②世話役の養成講座(年2回)\n③リハビリ職の派遣 年100回",
          "midYear.status": "①54か所 ②1,004人\n養成講座の修了者は23人。",
          "midYear.gapAndPlan": "予定どおり。休止を考えていた3か所には修了者が加わり、続けることになった。",
          "yearEnd.actual": "①58か所 ②1,102人",
          "yearEnd.outcome": "参加者の新規の要介護認定は2.9%で、参加していない同年代(5.2%)より低い。",
          rating: "A",
          ratingReason: "参加者数が目標を5%上回った。",
          "nextYear.issues": "続ける。山手地区の6集落に届いていない。",
        },
      },
    ],
  },
  {
    section: "こども家庭課",
    goals: [
      {
        line: "waiting-children",
        texts: {
          title: "10月の待機児童を15人以下にする",
          "planLink.comprehensive": "第1章 支え合い健やかに暮らせるまち 第3節 子育て支援 施策26",
          currentIssues: "令和6年10月1日の待機児童は27人。育児休業から年度の途中で戻る人の枠がない。",
          indicatorText: "10月1日の待機児童数",
          baseline: "27人(令和6年10月1日)",
          target: "15人以下",
          due: "10月1日",
          method: "・4月 入所予約の制度を8園で開始\n・6月 保育士の就職相談会(2回)\n・7月 保育補助者の補助を拡大",
          "midYear.status": "10月1日の待機児童は19人。入所予約は24人が利用した。保育士の採用は6人、退職は7人。",
          "midYear.gapAndPlan": "目標に4人届かなかった。退職の理由は通勤と家賃が多く、家賃補助の増額を予算で求める。",
          "yearEnd.actual": "19人",
          "yearEnd.outcome": "入所予約により、希望する月に復職できた人が24人いた。",
          rating: "C",
          ratingReason: "保育士の退職が採用を上回り、受入れ枠を増やせなかった。",
          "nextYear.issues": "続ける。保育士の確保と小規模保育の開設を組み合わせる。",
        },
      },
    ],
  },
  {
    section: "健康づくり課",
    goals: [
      {
        line: "cancer-screening",
        texts: {
          title: "大腸がん検診を受けるきっかけをつくる",
          "planLink.comprehensive": "第1章 支え合い健やかに暮らせるまち 第4節 健康づくり 施策28",
          currentIssues: "40～64歳の受診率は15.9%。受けない理由は「忙しい」「症状がない」で7割になる。",
          indicatorText: "40～64歳(国民健康保険)の受診率",
          baseline: "15.9%(令和6年度)",
          target: "17%以上",
          due: "1月末",
          method: "・5月 案内の文面を2種類つくり効果を比較\n・8月、11月 日曜検診\n・事業所への出前講座(8か所)",
          "midYear.status": "文面の比較では、期限を書いた案内のほうが申込みが1.4倍多かった。日曜検診は132人。",
          "midYear.gapAndPlan": "予定どおり。下期の案内は効果の高い文面にそろえる。",
          "yearEnd.actual": "17.2%",
          "yearEnd.outcome": "精密検査で早期のがんが5人見つかった。",
          rating: "B",
          ratingReason: "目標を0.2ポイント上回った。",
          "nextYear.issues": "変えて続ける。申込みを待たず、容器を先に届ける。",
        },
      },
    ],
  },
];
