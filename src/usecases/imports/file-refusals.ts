/** Why a file is not taken; as stored with it. `before`: when and by whom it was taken over already. */
export type FileRefusal = {
  reason: string;
  message: string;
  before?: { at: string; by: string; sheetIds: string[] };
};

const anotherForm: ReadonlySet<string> = new Set(["unknown-form", "two-forms", "no-table", "no-such-form"]);

/** Whether the file might be understood on a form that the person names. */
export function mayReadAgain({ reason }: FileRefusal): boolean {
  return anotherForm.has(reason);
}

export function alreadyImported(before: { at: string; by: string; sheetIds: string[] }): FileRefusal {
  const message = `このファイルは ${before.by} さんがすでに取り込んでいます。同じ内容をもう一度取り込むことはしません。`;
  return { reason: "already-imported", message, before };
}

export function sameFileTwice(name: string): FileRefusal {
  return { reason: "same-file-twice", message: `「${name}」と中身が同じです。一つだけを取り込みます。` };
}
