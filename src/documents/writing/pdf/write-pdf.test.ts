import { afterAll, expect, test } from "vitest";
import { inventedSheet } from "../invented-sheet.ts";
import { stopTypesetter, writePdf } from "./write-pdf.ts";

afterAll(stopTypesetter);

async function written(text: string) {
  return writePdf([inventedSheet("osaka-2020", { goals: 1, text })], { date: "2026-11-20" });
}

function raw(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

test.each(["yokote-2018", "ueda-2016", "iga-2022", "kokubunji-2022", "osaka-2020", "standard"])(
  "%s is tagged PDF/A-2a with header cells",
  async (key) => {
    const outcome = await writePdf([inventedSheet(key)], { title: "目標の一覧", date: "2026-11-20" });
    const pdf = raw(outcome.ok ? outcome.bytes : new Uint8Array());
    expect(pdf).toMatch(/^%PDF-1\.7/);
    expect(pdf).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
    expect(pdf).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/);
    expect(pdf).toMatch(/\/Marked true/);
    expect(pdf).toMatch(/\/S \/TH\b/);
    expect(pdf).toMatch(/\/S \/H1\b/);
    expect(pdf).toMatch(/\/Lang \(ja/);
    expect(pdf).toMatch(/2026-11-20/);
    // A3 landscape, in points.
    expect(pdf).toMatch(/\/MediaBox \[0 0 1190\.55\d* 841\.8\d*\]/);
  },
);

test("a goal longer than a page goes on under a repeated header", async () => {
  const outcome = await written("受付の手順を見直す。".repeat(400));
  const pdf = raw(outcome.ok ? outcome.bytes : new Uint8Array());
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
});

test("each sheet begins a page", async () => {
  const sheet = inventedSheet("kokubunji-2022", { goals: 1 });
  const outcome = await writePdf([sheet, sheet, sheet]);
  const pdf = raw(outcome.ok ? outcome.bytes : new Uint8Array());
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(3);
});

test("names with rare kanji and variants are set, the second font helping", async () => {
  const outcome = await written("髙﨑𠮷男 神塚 葛\u{E0100}飾 辻\u{E0100} 僴\u{E0100} ☑ ①㈱");
  expect(outcome).toMatchObject({ ok: true, notes: [] });
  const pdf = raw(outcome.ok ? outcome.bytes : new Uint8Array());
  expect(pdf).toMatch(/\+BIZUDPGothic-Regular/);
  expect(pdf).toMatch(/\+NotoSansJP-Regular/);
});

test("a variant no font can tell apart is printed in its usual shape, and said so", async () => {
  const outcome = await written("渡邉\u{E0102}");
  expect(outcome.ok && outcome.notes).toEqual([
    "「邉\u{E0102}」(U+9089 U+E0102) の字形は書体にないため、標準の字形で印刷しました。",
  ]);
});

test("a character no font has is named with its place", async () => {
  const outcome = await written("拍手👏");
  expect(outcome).toMatchObject({ ok: false, reason: "bad-character" });
  expect(outcome.ok ? "" : outcome.message).toBe(
    "「R08-0012-5」の目標1「窓口の改善 1-2」の「めざすべき状態」欄にある文字 「👏」(U+1F44F) は、PDFの書体にありません。別の文字に書き換えるか、Excelで出力してください。",
  );
});

test.each([
  ["外字", "\ue001", "外字(U+E001)"],
  ["a control character", "\u0007", "U+0007"],
])("%s is named", async (_, character, shown) => {
  const outcome = await written(`あ${character}`);
  expect(outcome.ok ? "" : outcome.message).toContain(shown);
});

test.each([
  ["markup of the typesetter", "#let x = 1 *太字* _斜体_ $x^2$ [a] <b> \\n // /* `c` @d ~"],
  ["marks without width", "a\u200bb\u2060c\ufeffd\u00ade☑\ufe0f"],
  ["tabs, vertical tabs and empty lines", "一\t二\v三\n\n四\r\n五"],
  ["an empty text", " "],
])("%s are only text", async (_, text) => {
  expect(await written(text)).toMatchObject({ ok: true });
});

test("several requests at once are each answered", async () => {
  const outcomes = await Promise.all([written("あ"), written("👏"), written("い")]);
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
});
