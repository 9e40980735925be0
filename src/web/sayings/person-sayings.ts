import type { FieldError } from "../posted/field-error.ts";

/** Why a change of an account or a post was refused, and what to do. */
export const personSayings = {
  "login-name-taken": { field: "loginName", message: "このユーザー名はすでに使われています。" },
  "no-password": { field: "password", message: "最初のパスワードを12文字以上で入力してください。" },
  "last-administrator": {
    field: "posts",
    message: "管理者の役割を持つ方が一人もいなくなるため、変更できません。先に別の方に管理者の役割を登録してください。",
  },
  "ends-before-it-begins": {
    field: "until",
    message: "最後の日が、始まる日より前になっています。日付を直してください。",
  },
  "main-post-follows": {
    field: "from",
    message: "この日より後に始まる本務がすでに登録されています。先にそちらを取り消すか、最後の日を入れてください。",
  },
  "begun-before": {
    field: "posts",
    message: "昨日までに始まった所属・職は取り消せません。「この日で終える」で最後の日を登録してください。",
  },
  "goes-on": {
    field: "posts",
    message:
      "この所属・職は、組織の変更の日から別の部・課で続いています。続いている方で「この日で終える」を登録してください。",
  },
  "unit-not-there": {
    field: "unitId",
    message: "この部・課は、始まる日にはありません。その日にある部・課を選ぶか、始まる日を直してください。",
  },
  "day-missing": { field: "posts", message: "最後の日の日付を入力してください。" },
} as const satisfies Record<string, FieldError>;
