import type { Texts } from "../../domain/sheets/sheet-content.ts";

/** A goal that several sections share. `owner`: a department's name; null: the office's. `reports`: by section, null: not yet. */
export type DemoSharedGoal = { owner: string | null; texts: Texts; reports: Record<string, Texts | null> };

export const shared2026: DemoSharedGoal[] = [
  {
    owner: null,
    texts: {
      title: "水曜日は全員が定時に帰る(時間外勤務の縮減)",
      "planLink.comprehensive": "第5章 ともにつくる市政 第1節 成果を重視した行政経営 施策3",
      currentIssues: "水曜日の定時退庁率は全庁で71%。繁忙期のある課では50%を切る月がある。",
      indicatorText: "水曜日の定時退庁率",
      baseline: "71%\n(令和7年度)",
      target: "90%以上",
      due: "年度末",
      method:
        "・水曜日の午後は会議を入れない\n・毎月 課ごとの退庁率を職員課が知らせる\n・9月 うまくいった課の工夫を共有する",
    },
    reports: {
      企画政策課: {
        "midYear.status": "上期の平均は88%。議会の前の2週間だけ60%台に下がった。",
        "midYear.gapAndPlan": "議会の答弁づくりを2日早く始め、12月議会で試す。",
      },
      税務課: {
        "midYear.status": "上期の平均は76%(4月～6月は58%)。当初賦課の時期に下がった。",
        "midYear.gapAndPlan": "2月～3月の申告期に同じことが起きないように、応援職員を水曜日に集める。",
      },
      環境政策課: null,
      土木課: null,
    },
  },
  {
    owner: "市民生活部",
    texts: {
      title: "窓口で先に声をかける(接遇の向上)",
      currentIssues: "窓口アンケートで「どこに行けばよいか分からなかった」が14%ある(令和7年11月、回答312人)。",
      indicatorText: "「迷わなかった」と答えた人の割合",
      baseline: "86%\n(令和7年11月)",
      target: "93%以上",
      due: "11月の調査まで",
      method: "・5月 案内の言葉を部内でそろえる\n・7月 昼の時間に案内係を1人置く\n・11月 アンケートで確かめる",
    },
    reports: {
      市民課: {
        "midYear.status": "7月から案内係を置いた。8月の聞き取りでは「迷わなかった」が91%(112人／123人)。",
        "midYear.gapAndPlan": "午後2時以降に案内係がいない時間がある。10月から2交代にする。",
      },
      環境政策課: {
        "midYear.status": "粗大ごみの受付で、最初に品目を尋ねる言い方にそろえた。",
        "midYear.gapAndPlan": "予定どおり。",
      },
      地域協働課: null,
    },
  },
];
