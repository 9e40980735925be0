/** What a roster says of a post and who holds it. `also`: other words that offices write over the column. `width`: characters. */
export const rosterColumns = [
  { key: "department", heading: "部", also: ["部局", "局", "部名"], width: 16 },
  { key: "section", heading: "課", also: ["課室", "課名", "課室所"], width: 18 },
  { key: "team", heading: "係", also: ["係名", "担当係"], width: 14 },
  { key: "title", heading: "職名", also: ["職", "役職"], width: 14 },
  { key: "name", heading: "氏名", also: ["名前"], width: 16 },
  { key: "loginName", heading: "ユーザー名", also: ["職員番号", "ログイン名", "ログインID"], width: 14 },
  { key: "email", heading: "メールアドレス", also: ["メール", "電子メール"], width: 28 },
  { key: "role", heading: "役割", also: [], width: 10 },
  { key: "kind", heading: "本務・兼務", also: ["本務兼務", "兼務", "本務"], width: 10 },
  { key: "from", heading: "開始日", also: ["発令日", "着任日"], width: 12 },
  { key: "until", heading: "終了日", also: ["最後の日", "離任日"], width: 12 },
] as const;

export type RosterKey = (typeof rosterColumns)[number]["key"];

/** Which column a heading means, however it is spaced or written; null: none of ours. */
export function rosterKeyOf(heading: string): RosterKey | null {
  const asked = plain(heading);
  const found = rosterColumns.find(({ heading: own, also }) => [own, ...also].some((one) => plain(one) === asked));
  return found?.key ?? null;
}

const plain = (words: string): string =>
  words
    .normalize("NFKC")
    .replace(/[\s・･]/gu, "")
    .toLowerCase();
