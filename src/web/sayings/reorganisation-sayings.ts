import type { PlanProblem } from "../../domain/organisation/reorganisation-draft.ts";
import type { undoReorganisation } from "../../usecases/organisation/undo-reorganisation.ts";

/** Why a reorganisation can't be, and what to do. `name`: the unit it is about. */
export function planProblem(reason: PlanProblem, name: string): string {
  const unit = name === "" ? "選んだ部・課" : `「${name}」`;
  const said: Record<PlanProblem, string> = {
    "no-such-unit": `${unit}は、この日にはありません。年度と部・課を選び直してください。`,
    "changed-later": `${unit}には、この年度かあとの年度の変更が登録されています。先にその変更を取り消してから、日付の順に登録してください。`,
    "begins-then": `${unit}は、この年度に新しくできる部・課です。できるときの変更を取り消してから、まとめて登録してください。`,
    "name-taken": `${unit}は、同じ場所にすでにあります。別の名前にするか、置く場所をお確かめください。`,
    "too-deep": `${unit}の下には置けません。部・課・係の3段までです。`,
    "into-itself": `${unit}を、それ自身やその中の課と組み合わせることはできません。`,
    "has-units": `この部・課には「${name}」などの課が残っています。先に課を移管または廃止してください。`,
    "nothing-to-do": `${unit}は、すでにそのとおりです。変えるところをお確かめください。`,
    "too-few": "異なる部・課（名前）を二つ以上選んでください。",
  };
  return said[reason];
}

type UndoProblem = Extract<Awaited<ReturnType<typeof undoReorganisation>>, { ok: false }>["reason"];

export const undoProblems: Record<UndoProblem, string> = {
  "not-found": "この変更は見つかりません。すでに取り消されていないか、下の「これまでの変更」をご覧ください。",
  "not-latest": "取り消せるのは、いちばん新しい変更だけです。新しいものから順に取り消してください。",
  "in-use": "新しい部・課に、すでにシート、利用者、または下の課があるため、取り消せません。何も変更していません。",
};

/** What follows when nobody heads a unit. */
export const withoutHeadSaid = "所属長がいない部・課のシートは、上の部の所属長か事務局が代わって承認します。";
