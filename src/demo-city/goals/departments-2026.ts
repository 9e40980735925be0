import type { Texts } from "../../domain/sheets/sheet-content.ts";

/** A goal of a department, and the goals of its sections that serve it, by section and first words of the title. */
export type DemoDepartmentGoal = { texts: Texts; servedBy: { section: string; title: string }[] };
export type DemoDepartmentSheet = { department: string; writer: string; mission: string; goals: DemoDepartmentGoal[] };

/** Two departments write goals of their own, which their sections' goals serve. */
export const departments2026: DemoDepartmentSheet[] = [
  {
    department: "総務部",
    writer: "tojo",
    mission: "職員が力を出せる職場と、災害や財政の変化に揺るがない市役所をつくり、市民の暮らしを支えます。",
    goals: [
      {
        texts: {
          title: "職員が市民に向き合う時間を1割増やす",
          "planLink.comprehensive": "第5章 ともにつくる市政 第1節 成果を重視した行政経営 施策3",
          currentIssues: "庶務と書類探しに、職員1人あたり1日平均74分を使っている(令和7年10月の業務量調査)。",
          indicatorText: "庶務と書類探しに使う時間(1人1日あたり)",
          baseline: "74分\n(令和7年10月)",
          target: "60分以下",
          due: "年度末",
          method: "・5月 部内の庶務を洗い出す\n・7月 電子決裁と定型入力の自動化を部内で先行\n・10月 再調査",
        },
        servedBy: [
          { section: "総務課", title: "紙の決裁をなくし" },
          { section: "職員課", title: "月45時間を超える" },
          { section: "職員課", title: "男性職員の育児休業" },
        ],
      },
      {
        texts: {
          title: "災害が起きても最初の1時間に動ける市役所にする",
          "planLink.comprehensive": "第2章 安全で住みよいまち 第1節 災害に強いまちづくり 施策11",
          currentIssues: "夜間に参集できる職員は44%で、最初の1時間の役割が決まっていない課が6課ある。",
          indicatorText: "最初の1時間の行動を訓練で確かめた課",
          baseline: "16課／22課",
          target: "22課／22課",
          due: "年度末まで",
          method: "・6月 各課の1時間行動表をつくる\n・9月 夜間の参集訓練\n・1月 図上訓練で見直す",
          "midYear.status": "1時間行動表は22課すべてでそろった。9月の夜間参集訓練には218人が参加した。",
          "midYear.gapAndPlan": "参集に60分以上かかる職員の代わりを、1月の図上訓練までに決める。",
        },
        servedBy: [
          { section: "防災危機管理課", title: "一人で避難できない人" },
          { section: "防災危機管理課", title: "災害対策本部を30分" },
        ],
      },
    ],
  },
  {
    department: "健康福祉部",
    writer: "takanashi",
    mission: "赤ちゃんから高齢の方まで、困ったときに頼れる人と場所が近くにある暮らしをつくります。",
    goals: [
      {
        texts: {
          title: "相談した人が、次の月までに支援につながるようにする",
          "planLink.comprehensive": "第1章 支え合い健やかに暮らせるまち 第1節 地域福祉 施策21",
          currentIssues: "相談から支援の開始まで平均47日。課をまたぐ相談では71日かかっている(令和7年度)。",
          indicatorText: "相談から支援の開始までの平均日数",
          baseline: "47日\n(令和7年度)",
          target: "30日以内",
          due: "年度末",
          method: "・毎月 部内4課の支援会議\n・7月 相談票を一つにする\n・11月 待っている人の一覧を共有",
        },
        servedBy: [
          { section: "福祉総務課", title: "どこに相談しても" },
          { section: "こども家庭課", title: "妊娠期からの面談" },
        ],
      },
      {
        texts: {
          title: "住み慣れた地区で元気に過ごせる人を増やす",
          "planLink.comprehensive": "第1章 支え合い健やかに暮らせるまち 第2節 高齢者福祉 施策23",
          currentIssues: "健康寿命は男性79.2歳、女性83.6歳で、県平均より男性が0.8歳短い。",
          indicatorText: "週1回以上外出する65歳以上の人の割合",
          baseline: "81.4%\n(令和7年12月)",
          target: "84%以上",
          due: "12月の調査まで",
          method: "・5月 通いの場の空白地区を地図にする\n・8月 検診の会場を3地区増やす\n・12月 調査",
          "midYear.status": "通いの場の空白は5地区から2地区に減った。検診の会場は3地区で増やした。",
          "midYear.gapAndPlan": "残る2地区は会場が見つからない。空いている教室を学校教育課と使えるようにする。",
        },
        servedBy: [
          { section: "高齢介護課", title: "歩いて通える介護予防" },
          { section: "高齢介護課", title: "認知症の人を地域で" },
          { section: "健康づくり課", title: "働く世代の大腸がん" },
        ],
      },
    ],
  },
];
