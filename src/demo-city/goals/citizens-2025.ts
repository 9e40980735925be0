import type { DemoSheet } from "../demo-sheet.ts";

export const citizens2025: DemoSheet[] = [
  {
    section: "市民課",
    goals: [
      {
        line: "waiting-time",
        texts: {
          title: "繁忙期の窓口の待ち時間を30分以内にする",
          "planLink.comprehensive": "第5章 ともにつくる市政 第3節 デジタルで変わる窓口 施策7",
          currentIssues: "3月20日から4月10日の平均待ち時間は41分。最も混む月曜の午前は68分になる。",
          indicatorText: "3月20日～4月10日の平均待ち時間",
          baseline: "41分(令和6年度)",
          target: "30分以内",
          due: "令和8年4月10日",
          method:
            "・10月 番号の待ち人数をウェブで公開\n・1月 転出のオンライン届を不動産店で案内\n・3月 臨時窓口を2つ増設\n・3月 日曜開庁を2回実施",
          "midYear.status": "待ち人数の公開は9月16日に前倒しで始めた。1日平均210回見られている。",
          "midYear.gapAndPlan": "書類を書く時間が待ち時間の4割を占めることが分かった。下期は書き方の案内係を増やす。",
          "yearEnd.actual": "34分(月曜の午前は49分)",
          "yearEnd.outcome":
            "来庁の時間が分散し、午後3時以降の割合が18%から27%になった。窓口への苦情は52件から23件に減った。",
          rating: "C",
          ratingReason: "7分短くなったが目標に4分届かなかった。記入の手間が残っている。",
          "nextYear.issues": "変えて続ける。窓口を増やすのではなく、書かない窓口を入れて手続きの時間を短くする。",
        },
      },
      {
        line: "my-number-certificates",
        texts: {
          title: "コンビニ交付を4割の人に使ってもらう",
          currentIssues: "コンビニ交付率は35.2%。使わない理由は「使い方が分からない」が最も多い(46%)。",
          indicatorText: "コンビニ交付率",
          baseline: "35.2%(令和6年度)",
          target: "42%以上",
          due: "年度末",
          method: "・5月 操作の動画(1分)を作成\n・7月 商業施設で体験会(6回)\n・窓口で操作の案内",
          "midYear.status": "体験会は4回で312人。上期の交付率は40.9%。",
          "midYear.gapAndPlan": "予定を上回る。手数料の引下げを来年4月から行う条例案を12月に出す。",
          "yearEnd.actual": "44.7%",
          "yearEnd.outcome": "窓口の証明発行が1日平均112件から86件に減り、係の昼休みの交代が取れるようになった。",
          rating: "A",
          ratingReason: "目標を2.7ポイント上回った。",
          "nextYear.issues": "続ける。手数料の引下げの効果を確かめる。",
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
          title: "燃やすごみを1人1日515グラムまで減らす",
          "planLink.comprehensive": "第2章 安全で住みよいまち 第4節 環境と共生するまち 施策18",
          currentIssues: "令和6年度は538グラム。処理費は1トンあたり4万2千円で、焼却炉の更新を令和14年度に控える。",
          indicatorText: "市民1人1日あたりの燃やすごみの量",
          baseline: "538グラム\n(令和6年度)",
          target: "515グラム以下",
          due: "年度末",
          method:
            "・6月 生ごみ処理機の補助を300台に拡大\n・8月 ごみの組成調査\n・10月 小学4年生の出前授業(15校)\n・事業者の搬入検査 月2回",
          "midYear.status": "補助は268台。組成調査で紙類が23%混じっていることが分かった。上期は517グラム。",
          "midYear.gapAndPlan": "雑がみの分け方が知られていない。1月号の広報で特集する。",
          "yearEnd.actual": "512グラム",
          "yearEnd.outcome": "年間で約770トン減り、処理費を3,200万円抑えた。",
          rating: "B",
          ratingReason: "目標を3グラム下回った。",
          "nextYear.issues": "続ける。雑がみを主な対象にする。",
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
          title: "自治会への依頼を洗い出し、減らす案をまとめる",
          "planLink.comprehensive": "第5章 ともにつくる市政 第4節 地域とつくる市政 施策9",
          currentIssues: "前年度に予定した調査が行えず、市が自治会に頼んでいる仕事の全体が分かっていない。",
          indicatorText: "依頼の一覧と削減案の決定",
          baseline: "一覧なし",
          target: "全課の依頼を一覧にし、3割減らす案を決める",
          due: "12月末",
          method: "・5月 全課への調査\n・7月 自治会長への聞き取り(30人)\n・11月 連合会と削減案を協議",
          "midYear.status":
            "調査を終え、74件を一覧にした。自治会長32人に聞き取り、「回覧」「委員の推薦」「募金」の負担が重いと分かった。",
          "midYear.gapAndPlan": "予定どおり。",
          "yearEnd.actual": "12月19日に、74件を45件にする案(39%減)を連合会と決めた。",
          "yearEnd.outcome":
            "負担の全体が初めて見えるようになり、各課が依頼の前に相談に来るようになった(1～3月で11件)。",
          rating: "A",
          ratingReason: "3割の目標を上回る案を期限内に決めた。",
          "nextYear.issues": "案を実行する。回覧は月1回にし、電子回覧板を希望する自治会から始める。",
        },
      },
    ],
  },
];
