import type { DemoSheet } from "../demo-sheet.ts";

export const infrastructure2025: DemoSheet[] = [
  {
    section: "土木課",
    goals: [
      {
        line: "bridges",
        texts: {
          title: "傷みの進んだ橋を7橋補修する",
          "planLink.comprehensive": "第2章 安全で住みよいまち 第2節 道路と交通 施策14",
          currentIssues:
            "判定Ⅲの橋は16橋。点検から5年以内に措置を終える必要があるが、年3橋の現在の進み方では間に合わない。",
          indicatorText: "判定Ⅲの橋の残り数",
          baseline: "16橋(令和7年3月末)",
          target: "9橋以下",
          due: "年度末",
          method: "・6月 7橋を個別に発注\n・10月～2月 施工\n・小さな橋の点検は職員が行い、費用を設計に回す",
          "midYear.status": "5橋の契約を結んだ。2橋は応札者がなく、10月に再入札する。職員点検は61橋。",
          "midYear.gapAndPlan": "技術者の不足で不調が続くおそれがある。近い橋をまとめて発注する方法を検討する。",
          "yearEnd.actual": "11橋(5橋を補修)",
          "yearEnd.outcome": "通学路にある3橋の重量制限を解き、スクールバスの迂回がなくなった。",
          rating: "C",
          ratingReason: "2橋が2回の入札でも決まらなかった。",
          "nextYear.issues": "続ける。7橋を3件にまとめて4月中に公告する。",
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
          title: "空き家バンクで年8件を次の住み手につなぐ",
          "planLink.comprehensive": "第2章 安全で住みよいまち 第3節 住まいと土地利用 施策17",
          currentIssues: "バンクの登録は11件、成約は6件。所有者の4割が市外に住み、連絡がつきにくい。",
          indicatorText: "空き家バンクの成約件数",
          baseline: "6件(令和6年度)",
          target: "8件",
          due: "年度末",
          method: "・5月 所有者860人に意向調査\n・8月 お盆に合わせた相談会\n・宅建協会と月1回の打合せ",
          "midYear.status": "意向調査は387人が回答し、58人が「売りたい・貸したい」。成約は5件。",
          "midYear.gapAndPlan": "予定どおり。相続の手続きが済んでいない人には司法書士を紹介する。",
          "yearEnd.actual": "9件(登録14件)",
          "yearEnd.outcome": "5世帯13人が市外から移り住んだ。うち2世帯は店を開いた。",
          rating: "A",
          ratingReason: "目標を1件上回り、移住にもつながった。",
          "nextYear.issues": "続ける。相続と片付けの2つの壁を下げる。",
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
          title: "有収率を86%まで戻す",
          "planLink.comprehensive": "第2章 安全で住みよいまち 第5節 上下水道 施策20",
          currentIssues: "有収率は85.7%で5年続けて下がっている。調査は職員の巡回に頼り、年90kmが限度である。",
          indicatorText: "有収率",
          baseline: "85.7%(令和6年度)",
          target: "86.0%以上",
          due: "3月末",
          method: "・漏水調査を年150kmに拡大(委託)\n・夜間の流量から漏水の多い区域を特定\n・布設替え2.5km",
          "midYear.status": "調査は74km、修繕52か所。東部配水区の夜間流量が多いことが分かった。",
          "midYear.gapAndPlan": "布設替えの契約が1か月遅れたが、年度内に終わる。",
          "yearEnd.actual": "86.1%(調査153km、修繕108か所、布設替え2.5km)",
          "yearEnd.outcome": "年間で約9万5千立方メートルの漏水を防いだ。",
          rating: "B",
          ratingReason: "目標を0.1ポイント上回った。",
          "nextYear.issues": "続ける。衛星画像で調査の場所を絞る。",
        },
      },
    ],
  },
];
