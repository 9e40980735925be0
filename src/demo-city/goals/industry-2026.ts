import type { DemoSheet } from "../demo-sheet.ts";

/** 農林水産課 has not begun: a year rarely starts complete. */
export const industry2026: DemoSheet[] = [
  {
    section: "商工観光課",
    goals: [
      {
        texts: {
          title: "汐見浜を訪れた人に3時間過ごしてもらう",
          "planLink.comprehensive": "第4章 なりわいが続くまち 第2節 観光 施策41",
          currentIssues:
            "汐見浜の来訪者は年31万人だが、滞在は平均1時間20分、1人あたりの消費額は1,380円。飲食店が少なく、雨の日の行き先がない。",
          indicatorText: "①平均滞在時間\n②1人あたり消費額",
          baseline: "①1時間20分\n②1,380円\n(令和7年8月調査)",
          target: "①2時間以上\n②2,000円以上",
          due: "12月",
          method:
            "①4月 朝市と遊覧船の共通券を発売\n②6月 空き倉庫を屋内広場として開放\n③7月～9月 夕暮れ市を毎週土曜日に開催\n④8月・11月 来訪者調査(各400人)",
          "midYear.status":
            "①共通券は9月末で6,120枚。\n②屋内広場は7月18日に開き、延べ2万1千人が利用した。\n③11回開催(荒天中止2回)。\n④8月調査では1時間52分、1,810円。",
          "midYear.gapAndPlan":
            "夏は目標に近づいたが、秋以降の平日が課題。福祉施設と校外学習の団体に11月から平日割引を始める。",
        },
      },
      {
        line: "business-succession",
        texts: {
          title: "後継ぎのいない店を10件引き継ぐ",
          "planLink.comprehensive": "第4章 なりわいが続くまち 第1節 商工業 施策39",
          currentIssues:
            "商工会議所の調査では、60歳以上の経営者の47%に後継者がいない。黒字のまま廃業した事業者が令和7年度に18件あった。",
          indicatorText: "事業承継の成約件数",
          baseline: "4件(令和7年度)",
          target: "10件",
          due: "年度末",
          method:
            "・5月 対象240者を金融機関と訪問\n・6月 引継ぎ希望の公開(実名・匿名)\n・9月 継ぎたい人の体験ツアー\n・承継時の改修費を補助(上限150万円)",
          "midYear.status": "訪問は173者。公開した22件に対して問合せ94件、成約3件、交渉中6件。",
          "midYear.gapAndPlan": "成約に時間がかかり、年度内は7件前後の見込み。交渉中の6件に専門家を1人ずつ付ける。",
        },
      },
    ],
  },
];
