import type { ReadRefusal } from "../imported-document.ts";

/** Every reason why a file cannot be read, and what the person is told: what, where, what to do. */
const messages = {
  "empty-file": () => "中身が空のファイルです。文字の入ったファイルかどうかを確かめて、選び直してください。",
  "no-text": () => "表の中に文字が見つかりません。保存し忘れや、図として貼り付けた表でないかを確かめてください。",
  "too-large": (where) =>
    `ファイルが大きすぎます(${where})。不要な行・シート・画像を除くか、いくつかのファイルに分けてください。`,
  "not-text": () =>
    "文字のファイルでも Excel ブックでもないため読めません。.xlsx、.csv、.txt、.tsv のどれかで保存し直してください。",
  "unsupported-kind": (where) =>
    `拡張子にかかわらず、中身は${where}です。Excel で開けるものは .xlsx で、文書は文字(.txt)で保存し直してください。`,
  "unknown-encoding": () => "文字コードが分かりません。UTF-8 か Shift_JIS(CP932)で保存し直してください。",
  "broken-encoding": (where) =>
    `文字が途中で壊れています(${where})。元のファイルをもう一度保存し直すか、コピーし直してください。`,
  "broken-csv": (where) =>
    `CSV の引用符 " が閉じられていません(${where})。その行の " を確かめて、保存し直してください。`,
  encrypted: () => "パスワードで保護されているため開けません。Excel で開き、パスワードを外して保存し直してください。",
  "old-excel": () =>
    "古い形式の Excel ブック(.xls)です。Excel で開き、「Excel ブック(.xlsx)」として保存し直してください。",
  "old-office": () => "古い形式の Office 文書です。元のソフトで開き、表は .xlsx、文書は .txt で保存し直してください。",
  macro: (where) =>
    `マクロが含まれているため受け付けません(${where})。「Excel ブック(.xlsx)」として保存し直してください。`,
  "external-link": (where) =>
    `ほかのファイルや外部への参照が含まれているため受け付けません(${where})。Excel の「データ」→「ブックのリンク」で解除し、保存し直してください。`,
  dde: (where) =>
    `ほかのプログラムを呼び出す式(DDE)が含まれているため受け付けません(${where})。その式を値に直してください。`,
  "embedded-object": (where) =>
    `埋め込まれたファイルや部品が含まれているため受け付けません(${where})。それを削除して保存し直してください。`,
  "document-type": (where) =>
    `Excel が作らない命令(DOCTYPE、実体の宣言)が含まれているため受け付けません(${where})。Excel で開いて保存し直してください。`,
  "zip-bomb": (where) => `広げると異常に大きくなるため開きません(${where})。ファイルの出どころを確かめてください。`,
  "too-many-entries": (where) =>
    `圧縮ファイルの中の部品が多すぎるため開きません(${where})。ファイルの出どころを確かめてください。`,
  "nested-archive": (where) =>
    `圧縮ファイルの中に、さらに圧縮ファイルがあります(${where})。外に取り出してから選び直してください。`,
  "unsafe-path": (where) =>
    `圧縮ファイルの中に、外のフォルダーを指す名前があります(${where})。ファイルの出どころを確かめてください。`,
  truncated: (where) =>
    `ファイルが途中で切れています(${where})。元のファイルをもう一度コピーするか、保存し直してください。`,
  broken: (where) => `ファイルの作りが壊れています(${where})。Excel で開いて保存し直してください。`,
  "too-many-cells": (where) => `文字の入ったセルが多すぎます(${where})。使っていない行やシートを削除してください。`,
  "no-visible-sheet": () => "表示されているシートがありません。読み取るシートを再表示して、保存し直してください。",
  "not-an-archive": () =>
    "zip 形式の圧縮ファイルではありません。zip で圧縮し直すか、ファイルをそのまま選んでください。",
  "empty-archive": () => "圧縮ファイルの中に、読み取れるファイルがありません。",
  "too-many-files": (where) => `一度に取り込める数を超えています(${where})。いくつかの zip に分けてください。`,
  "took-too-long": (where) =>
    `決められた時間(${where})で読み終わりませんでした。不要な行やシートを除くか、いくつかのファイルに分けてください。`,
  "too-much-memory": () =>
    "読み取りに必要なメモリが上限を超えました。不要な行やシートを除くか、いくつかのファイルに分けてください。",
  cancelled: () => "読み取りを中止しました。何も取り込まれていません。",
  unreadable: () =>
    "読み取りの途中で思わぬ形に出会い、読み終えられませんでした。Excel で開いて保存し直し、それでも読めないときは管理者にファイルを渡してください。",
} satisfies Record<string, (where: string) => string>;

export type ReadRefusalReason = keyof typeof messages;

/** `where`: the sheet, cell, part or number that the message names; Japanese. */
export function refuse(fileName: string, reason: ReadRefusalReason, where = ""): ReadRefusal {
  return { ok: false, reason, message: `「${fileName}」: ${messages[reason](where)}` };
}
