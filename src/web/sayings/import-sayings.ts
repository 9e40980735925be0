/** What the last act on an import came to, in words; `tone` as a notice has it. */
export type ImportSaying = { tone: "good" | "warn" | "bad"; title: string; lines: string[] };

const sayings: Record<string, ImportSaying> = {
  started: { tone: "good", title: "ファイルを受け取りました", lines: [] },
  corrected: { tone: "good", title: "直しました", lines: [] },
  "taken-back": { tone: "good", title: "ひとつ前の直しを取り消しました", lines: [] },
  chosen: { tone: "good", title: "選んだとおりにしました", lines: [] },
  "left-out": { tone: "good", title: "この取り込みから外しました", lines: [] },
  "taken-in": { tone: "good", title: "この取り込みに戻しました", lines: [] },
  confirmed: { tone: "good", title: "取り込みを確定しました", lines: [] },
  cancelled: { tone: "good", title: "取り込みを取りやめました", lines: ["シートには何も書き込まれていません。"] },
};

/** The words for `?done=`; null for anything else. */
export function importSaying(done: string | undefined): ImportSaying | null {
  return done !== undefined && Object.hasOwn(sayings, done) ? (sayings[done] ?? null) : null;
}

/** Why an act on an import was refused. */
export const importRefusals = {
  "no-files": {
    tone: "bad",
    title: "ファイルが選ばれていません",
    lines: ["取り込むファイルかフォルダーを選んでから、もう一度お試しください。"],
  },
  "too-many-files": {
    tone: "bad",
    title: "一度に取り込める数を超えています",
    lines: ["一度に取り込めるのは200ファイルまでです。いくつかに分けてください。何も取り込まれていません。"],
  },
  "too-large": {
    tone: "bad",
    title: "一度に取り込める大きさを超えています",
    lines: ["一度に送れるのは合わせて50MBまでです。いくつかに分けてください。何も取り込まれていません。"],
  },
  "not-ready": {
    tone: "warn",
    title: "まだ確定できません",
    lines: ["読み取りが終わっていないか、すでに終わった取り込みです。何も書き込まれていません。"],
  },
  "nothing-to-do": {
    tone: "warn",
    title: "取り込めるファイルがありません",
    lines: ["読み取れたファイルがないため、何も書き込まれていません。"],
  },
  "changed-since": {
    tone: "warn",
    title: "確認のあとに内容が変わりました",
    lines: [
      "この画面を開いたあとに、シートかこの取り込みが書き換えられました。何も書き込まれていません。",
      "いまの内容で見直してから、もう一度確定してください。",
    ],
  },
  locked: {
    tone: "bad",
    title: "いまは書き換えられないシートがあります",
    lines: [
      "確定した欄、提出済みのシート、期限を過ぎたシートへの書き込みが含まれています。何も書き込まれていません。",
      "そのシートを開いて、「確定した内容を修正する」で理由を書くか、期限を延長してから、もう一度確定してください。",
    ],
  },
  "shared-goal": {
    tone: "bad",
    title: "共通目標の欄が書き換えられています",
    lines: [
      "共通目標の計画の欄は、持ち主の事務局か部が「共通目標」の画面でまとめて直します。何も書き込まれていません。",
      "確認の画面で、その欄は「いまのシート」の文章を選んでから、もう一度確定してください。",
    ],
  },
  obstacles: {
    tone: "bad",
    title: "まだ決まっていないところがあります",
    lines: ["下の「決めること」を済ませてから、もう一度確定してください。何も書き込まれていません。"],
  },
  finished: {
    tone: "warn",
    title: "この取り込みはもう変えられません",
    lines: ["確定済みか、取りやめた取り込みです。"],
  },
  "no-such-cell": {
    tone: "bad",
    title: "その欄には入れられません",
    lines: ["この様式では、選んだ行にその欄がないか、動かす文がありません。行と欄を選び直してください。"],
  },
} as const satisfies Record<string, { tone: ImportSaying["tone"]; title: string; lines: readonly string[] }>;

export function refusalSaying(reason: keyof typeof importRefusals): ImportSaying {
  const { tone, title, lines } = importRefusals[reason];
  return { tone, title, lines: [...lines] };
}
