import type { Role } from "../domain/permissions/actor.ts";
import { sectionsBefore } from "./reorganisation-2026.ts";
import { departments } from "./units.ts";

/** `unit`: the name of a department or section of the city's first year; null for posts of none. `from`: of a next main post, entered in advance. */
type DemoPost = { title: string; role: Role; unit: string | null; from?: string };

/** The first post is the main one, the others are held beside it. */
export type DemoPerson = { loginName: string; name: string; posts: DemoPost[] };

const introduced: DemoPerson[] = [
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
  one("sunaga", "須永 弘", "部長", "head", "総合政策部"),
  one("kurihara", "栗原 さゆり", "部長", "head", "市民生活部"),
  one("tsujimura", "辻村 健二", "部長", "head", "都市整備部"),
  one("matsuura", "松浦 千晴", "事務局長", "head", "教育委員会事務局"),
  {
    loginName: "horikawa",
    name: "堀川 徹",
    posts: [
      { title: "課長", role: "head", unit: "防災危機管理課" },
      { title: "課長事務取扱", role: "head", unit: "総務課" },
    ],
  },
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
  one("ayabe", "綾部 良子", "市長", "mayor", null),
  one("kuze", "久世 正人", "副市長", "viceMayor", null),
  one("hinata", "日向 千鶴", "人事係長", "hr", null),
  one("numata", "沼田 修", "監査委員事務局長", "auditor", null),
];

/** Sections are headed by whom their sheets name; one department is without a head, as happens. */
const sectionHeads = departments
  .flatMap(({ sections }) => sections)
  .filter(({ login }) => introduced.every(({ loginName }) => loginName !== login))
  .map(({ name, head, login }) => one(login, head, "課長", "head", sectionsBefore(name)[0]));

export const demoPeople: DemoPerson[] = [...sectionHeads, ...introduced];

function one(loginName: string, name: string, title: string, role: Role, unit: string | null): DemoPerson {
  return { loginName, name, posts: [{ title, role, unit }] };
}
