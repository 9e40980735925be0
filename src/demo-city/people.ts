import type { Role } from "../domain/permissions/actor.ts";

/** `unit`: the name of a department or section of the city's first year; null for posts of none. `from`: of a next main post, entered in advance. */
type DemoPost = { title: string; role: Role; unit: string | null; from?: string };

/** The first post is the main one, the others are held beside it. */
export type DemoPerson = { loginName: string; name: string; posts: DemoPost[] };

export const demoPeople: DemoPerson[] = [
  {
    loginName: "kiryu",
    name: "桐生 真帆",
    posts: [
      { title: "行政経営係長", role: "office", unit: "企画政策課" },
      { title: "", role: "administrator", unit: null },
    ],
  },
  one("otsuki", "大槻 航", "主任", "office", "企画政策課"),
  one("tojo", "東條 隆", "部長", "head", "総務部"),
  one("takanashi", "高梨 由紀子", "部長", "head", "健康福祉部"),
  {
    loginName: "horikawa",
    name: "堀川 徹",
    posts: [
      { title: "課長", role: "head", unit: "防災危機管理課" },
      { title: "課長事務取扱", role: "head", unit: "総務課" },
    ],
  },
  one("onodera", "小野寺 恵", "課長", "head", "市民課"),
  one("takano", "鷹野 淳", "課長", "head", "商工観光課"),
  {
    loginName: "soma",
    name: "相馬 亮",
    posts: [
      { title: "主査", role: "staff", unit: "防災危機管理課" },
      { title: "係長", role: "staff", unit: "企画政策課", from: "2027-04-01" },
    ],
  },
  one("hayami", "早見 つぐみ", "主任", "staff", "市民課"),
  one("kawase", "川瀬 遥", "主査", "staff", "こども家庭課"),
  one("ochi", "越智 克彦", "課長", "head", "土木課"),
  // These two followed when their sections changed in April 2026.
  one("inoue", "井ノ上 誠", "課長", "head", "水道課"),
  one("wakatsuki", "若月 瑞穂", "課長", "head", "情報広報課"),
  one("ayabe", "綾部 良子", "市長", "mayor", null),
  one("kuze", "久世 正人", "副市長", "viceMayor", null),
  one("hinata", "日向 千鶴", "人事係長", "hr", null),
  one("numata", "沼田 修", "監査委員事務局長", "auditor", null),
];

function one(loginName: string, name: string, title: string, role: Role, unit: string | null): DemoPerson {
  return { loginName, name, posts: [{ title, role, unit }] };
}
