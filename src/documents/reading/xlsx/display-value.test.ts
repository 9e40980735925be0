import { describe, expect, test } from "vitest";
import { displayText, displayValue } from "./display-value.ts";

/** Serial of the 1900 calendar, as a spreadsheet stores a date. */
function serial(iso: string): number {
  return (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

describe("numbers appear as the sheet shows them", () => {
  test.each([
    [0.993, "0.0%", "99.3%"],
    [0.285, "0%", "29%"],
    [1234567, "#,##0", "1,234,567"],
    [999, "#,##0", "999"],
    [-1234, '#,##0;"△ "#,##0', "△ 1,234"],
    [-1234, "#,##0_ ;[Red]\\-#,##0\\ ", "-1,234 "],
    [1234.5, "#,##0.00", "1,234.50"],
    [12, '0"人"', "12人"],
    [12, 'G/標準"人"', "12人"],
    [12, 'General"区"', "12区"],
    [5, '"第"0"回"', "第5回"],
    [7, "000", "007"],
    [0, '#,##0;-#,##0;"－"', "－"],
    [0, "#", ""],
    [1.5, "0.##", "1.5"],
    [1500000, '#,##0,"千円"', "1,500千円"],
    [1200, "[$¥-411]#,##0", "¥1,200"],
    [0.5, "# ?/?", "1/2"],
    [0.875, "# ??/24", "21/24"],
    [12345, "0.00E+00", "1.23E+04"],
    [312345678, "000-0000-0000", "003-1234-5678"],
    [150, '[>=100]"多い";"少ない"', "多い"],
    [50, '[>=100]"多い";"少ない"', "少ない"],
    [0.1 + 0.2, "", "0.3"],
    [1.005, "0.00", "1.01"],
    [3, "@", "3"],
    [-0.4, "0", "0"],
  ])("%s in %s is %s", (value, format, expected) => {
    expect(displayValue(value, format, false)).toBe(expected);
  });
});

describe("dates appear in the format of the cell", () => {
  test.each([
    ["2022-04-11", '[$-411]ggge"年"m"月"d"日";@', "令和4年4月11日"],
    ["2019-05-01", '[$-411]ggge"年"m"月"d"日";@', "令和元年5月1日"],
    ["2019-04-30", '[$-411]ggge"年"m"月"d"日";@', "平成31年4月30日"],
    ["1989-01-07", '[$-411]ggge"年"', "昭和64年"],
    ["2018-04-01", "[$-411]ge.m.d", "H30.4.1"],
    ["2018-04-01", "[$-411]gge", "平30"],
    ["2022-03-31", 'm"月"d"日"', "3月31日"],
    ["2022-03-31", "yyyy/mm/dd", "2022/03/31"],
    ["2022-03-31", "yyyy/m/d(aaa)", "2022/3/31(木)"],
    ["2022-03-31", 'm"月"d"日"aaaa', "3月31日木曜日"],
    ["2022-03-31", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2022年3月31日"],
    ["2022-03-31T14:05:09Z", "h:mm", "14:05"],
    ["2022-03-31T14:05:09Z", "yyyy/m/d h:mm:ss", "2022/3/31 14:05:09"],
    ["2022-03-31T14:05:00Z", "h:mm AM/PM", "2:05 PM"],
    ["2022-03-01", "mmm-yy", "Mar-22"],
  ])("%s in %s is %s", (iso, format, expected) => {
    expect(displayValue(serial(iso), format, false)).toBe(expected);
  });

  test("a duration counts its hours on", () => {
    expect(displayValue(1.5, "[h]:mm", false)).toBe("36:00");
  });

  test("the calendar that begins in 1904 gives the same day", () => {
    expect(displayValue(serial("2022-04-01") - 1462, "yyyy/m/d", true)).toBe("2022/4/1");
  });

  test("days before March 1900 are one off, as Excel has them", () => {
    expect(displayValue(1, "yyyy/m/d", false)).toBe("1900/1/1");
    expect(displayValue(61, "yyyy/m/d", false)).toBe("1900/3/1");
  });

  test("a number that is no day stays a number", () => {
    expect(displayValue(-5, "yyyy/m/d", false)).toBe("-5");
    expect(displayValue(99_999_999, "yyyy/m/d", false)).toBe("99999999");
  });
});

test("a text format adds to the text, other formats leave it alone", () => {
  expect(displayText("総務", '@"課"')).toBe("総務課");
  expect(displayText("3月末", '0"人"')).toBe("3月末");
  expect(displayText("3月末", '[$-411]ggge"年"m"月"d"日";@')).toBe("3月末");
});
