import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { restoreLineBreaks } from "./restore-line-breaks.ts";

describe("the lines of a cell from extracted text", () => {
  it.each([
    ["・窓口の混雑を測る ・受付票を見直す", "・窓口の混雑を測る\n・受付票を見直す"],
    ["台帳の整備 (1)調査 (2)入力", "台帳の整備\n(1)調査\n(2)入力"],
    ["(1) (2)9月 (3)年度末", "(1) (2)9月\n(3)年度末"],
    ["①② 点検を終えた ③ 来年度", "①② 点検を終えた\n③ 来年度"],
    ['<p>第1回</p> <ul style="list-style-type: none"> 会場の確保', "第1回\n会場の確保"],
    ["【受付】 12件  【検査】 3件", "【受付】 12件\n【検査】 3件"],
    ["A < B のとき 3 > 2", "A < B のとき 3 > 2"],
    ["(1)訓練(夜間を含む) (2)点検", "(1)訓練(夜間を含む)\n(2)点検"],
    ["利用者の割合 2年度 21館/24館 3年度 22館/24館", "利用者の割合\n2年度 21館/24館\n3年度 22館/24館"],
    ["- 1 満足の割合 2年度 21館/24館 - 2 整理の割合", "- 1 満足の割合\n2年度 21館/24館\n- 2 整理の割合"],
    ["達成した。 < - 1 > 23館/24館 < - 2 > 24館/24館", "達成した。\n< - 1 > 23館/24館\n< - 2 > 24館/24館"],
    ["10月～12月…収集 1月～2月…編集 3月…完成", "10月～12月…収集\n1月～2月…編集\n3月…完成"],
    ["4月～9月 本部を置く。 9月 進み具合を見る。", "4月～9月 本部を置く。\n9月 進み具合を見る。"],
    ["- 2 - - 3 -", "- 2 - - 3 -"],
    ["説明会 4月", "説明会 4月"],
    ["・素案の公表 9月 ・策定 12月 ・研修 1月～2月", "・素案の公表 9月\n・策定 12月\n・研修 1月～2月"],
    ["<ul> 役割の調整 Web site の見直し 出席の確認", "役割の調整\nWeb site\nの見直し\n出席の確認"],
    [
      "<p>【第1四半期】</p> <ul> 台帳の点検 手引の配布 <p>【第2四半期】</p>",
      "【第1四半期】\n台帳の点検\n手引の配布\n【第2四半期】",
    ],
    ["<ul> ・職員 2人で確かめる ・係長が見る", "・職員 2人で確かめる\n・係長が見る"],
  ])("%s", (joined, lines) => {
    expect(restoreLineBreaks(joined)).toBe(lines);
  });

  it("changes nothing but white space in text without tags", () => {
    const bare = (text: string) => text.replace(/\s/g, "");
    fc.assert(
      fc.property(fc.stringMatching(/^[・※①②()（）0-9 　\nあ漢【】]*$/), (text) => {
        expect(bare(restoreLineBreaks(text))).toBe(bare(text));
      }),
    );
  });
});
