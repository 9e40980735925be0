import type { Role } from "../domain/permissions/actor.ts";

/** `unit`: the name of a department or section; null for people of none. */
export type DemoPerson = { loginName: string; name: string; post: string; role: Role; unit: string | null };

export const demoPeople: DemoPerson[] = [
  { loginName: "kiryu", name: "桐生 真帆", post: "行政経営係長", role: "office", unit: "企画政策課" },
  { loginName: "otsuki", name: "大槻 航", post: "主任", role: "office", unit: "企画政策課" },
  { loginName: "tojo", name: "東條 隆", post: "部長", role: "head", unit: "総務部" },
  { loginName: "takanashi", name: "高梨 由紀子", post: "部長", role: "head", unit: "健康福祉部" },
  { loginName: "horikawa", name: "堀川 徹", post: "課長", role: "head", unit: "防災危機管理課" },
  { loginName: "onodera", name: "小野寺 恵", post: "課長", role: "head", unit: "市民課" },
  { loginName: "takano", name: "鷹野 淳", post: "課長", role: "head", unit: "商工観光課" },
  { loginName: "soma", name: "相馬 亮", post: "主査", role: "staff", unit: "防災危機管理課" },
  { loginName: "hayami", name: "早見 つぐみ", post: "主任", role: "staff", unit: "市民課" },
  { loginName: "kawase", name: "川瀬 遥", post: "主査", role: "staff", unit: "こども家庭課" },
  { loginName: "ochi", name: "越智 克彦", post: "課長", role: "head", unit: "土木課" },
  { loginName: "ayabe", name: "綾部 良子", post: "市長", role: "viewer", unit: null },
  { loginName: "numata", name: "沼田 修", post: "監査委員事務局長", role: "viewer", unit: null },
];
