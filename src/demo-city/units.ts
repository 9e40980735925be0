/** `login`: with which its head comes in. */
export type DemoSection = { name: string; head: string; login: string; extension: string; mission: string };
export type DemoDepartment = { name: string; sections: DemoSection[] };

/** 汐見野市: there is no city of this name, and no person of these. */
export const demoCity = { code: "999999", name: "汐見野市" };

export const departments: DemoDepartment[] = [
  {
    name: "総合政策部",
    sections: [
      {
        name: "企画政策課",
        head: "久世 理恵",
        login: "kuze-rie",
        extension: "2110",
        mission:
          "市の進む方向を市民と職員に分かる言葉で示し、各課の仕事がその方向に積み上がるように年間の目標管理を支えます。",
      },
      {
        name: "財政課",
        head: "梶原 豊",
        login: "kajiwara",
        extension: "2130",
        mission:
          "限られた財源で必要なサービスを続けられるよう、先を見通した予算を組み、使いみちを分かりやすく公開します。",
      },
      {
        name: "広報デジタル課",
        head: "若月 瑞穂",
        login: "wakatsuki",
        extension: "2150",
        mission: "市の情報を必要な人に届く形で伝え、来庁しなくても済む手続きを増やします。",
      },
    ],
  },
  {
    name: "総務部",
    sections: [
      {
        name: "総務課",
        head: "堀川 徹",
        login: "horikawa",
        extension: "2210",
        mission: "文書、契約、庁舎の管理を正確に行い、各課が安心して仕事を進められる土台をつくります。",
      },
      {
        name: "職員課",
        head: "須賀 美和",
        login: "suga",
        extension: "2230",
        mission: "職員が力を伸ばし、健康に働き続けられる職場を整え、市民サービスの質を支えます。",
      },
      {
        name: "防災危機管理課",
        head: "堀川 徹",
        login: "horikawa",
        extension: "2250",
        mission: "災害から市民の命を守るため、平時の備えと発災時の体制を地域とともに整えます。",
      },
      {
        name: "税務課",
        head: "真壁 俊樹",
        login: "makabe",
        extension: "2270",
        mission: "公平で正確な課税と、納める人の事情に応じた徴収により、市の財政を支えます。",
      },
    ],
  },
  {
    name: "市民生活部",
    sections: [
      {
        name: "市民課",
        head: "小野寺 恵",
        login: "onodera",
        extension: "2310",
        mission: "届出と証明の窓口として、正確さを守りながら、待たせない・書かせない手続きを進めます。",
      },
      {
        name: "環境政策課",
        head: "蓮見 幸司",
        login: "hasumi",
        extension: "2330",
        mission: "ごみの減量と脱炭素を市民・事業者と進め、汐見浜と里山の環境を次の世代に引き継ぎます。",
      },
      {
        name: "地域協働課",
        head: "折原 さつき",
        login: "orihara",
        extension: "2350",
        mission: "自治会や市民活動団体が無理なく続けられる仕組みを整え、地域の困りごとを地域と一緒に解きます。",
      },
    ],
  },
  {
    name: "健康福祉部",
    sections: [
      {
        name: "福祉総務課",
        head: "日向 伸也",
        login: "hinata-shinya",
        extension: "2410",
        mission: "暮らしに困ったときに最初に相談できる窓口として、制度のすき間に落ちる人をなくします。",
      },
      {
        name: "高齢介護課",
        head: "江森 直美",
        login: "emori",
        extension: "2430",
        mission: "高齢になっても住み慣れた地区で暮らせるように、介護予防と在宅生活の支援を進めます。",
      },
      {
        name: "こども家庭課",
        head: "柚木 千佳",
        login: "yunoki",
        extension: "2450",
        mission: "妊娠期から18歳まで切れ目なく相談に応じ、保育と居場所を確保します。",
      },
      {
        name: "健康づくり課",
        head: "水沢 健",
        login: "mizusawa",
        extension: "2470",
        mission: "検診と予防接種を受けやすくし、働く世代からの健康づくりを後押しします。",
      },
    ],
  },
  {
    name: "産業振興部",
    sections: [
      {
        name: "商工観光課",
        head: "鷹野 淳",
        login: "takano",
        extension: "2510",
        mission: "市内の事業者の稼ぐ力を高め、訪れる人の滞在時間を延ばして、地域にお金が回る流れをつくります。",
      },
      {
        name: "農林水産課",
        head: "浜口 清志",
        login: "hamaguchi",
        extension: "2530",
        mission: "担い手と農地・漁場を守り、汐見野の食を市の内外に届けます。",
      },
    ],
  },
  {
    name: "都市整備部",
    sections: [
      {
        name: "土木課",
        head: "越智 克彦",
        login: "ochi",
        extension: "2610",
        mission: "道路と橋を計画的に点検・補修し、通学路と緊急輸送路の安全を確保します。",
      },
      {
        name: "都市計画課",
        head: "梨本 彩",
        login: "nashimoto",
        extension: "2630",
        mission: "人口が減っても歩いて用が足りるまちの形を描き、空き家と公共交通の課題に取り組みます。",
      },
      {
        name: "上下水道課",
        head: "井ノ上 誠",
        login: "inoue",
        extension: "2650",
        mission: "安全な水を絶やさず届け、老朽化した管路を経営の見通しの中で更新します。",
      },
    ],
  },
  {
    name: "教育委員会事務局",
    sections: [
      {
        name: "学校教育課",
        head: "樋渡 明",
        login: "hiwatari",
        extension: "2710",
        mission: "子どもが安心して学べる学校をつくり、教員が授業に向き合う時間を確保します。",
      },
      {
        name: "生涯学習課",
        head: "香坂 文",
        login: "kosaka",
        extension: "2730",
        mission: "図書館・公民館・文化財を通じて、誰もが学び続けられる機会を届けます。",
      },
    ],
  },
];
