import { attribute } from "./scan-xml.ts";
import type { XlsxPackage } from "./xlsx-package.ts";

/** Formats that a file names by number only, as a Japanese Excel shows them (ECMA-376 part 1, 18.8.30, ja-jp). */
const builtIn: Record<number, string> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: '"¥"#,##0;"¥"-#,##0',
  6: '"¥"#,##0;"¥"-#,##0',
  7: '"¥"#,##0.00;"¥"-#,##0.00',
  8: '"¥"#,##0.00;"¥"-#,##0.00',
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "yyyy/m/d",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "yyyy/m/d h:mm",
  27: "ge.m.d",
  28: 'ggge"年"m"月"d"日"',
  29: 'ggge"年"m"月"d"日"',
  30: "m/d/yy",
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"時"mm"分"',
  33: 'h"時"mm"分"ss"秒"',
  34: 'yyyy"年"m"月"',
  35: 'm"月"d"日"',
  36: "ge.m.d",
  37: "#,##0;-#,##0",
  38: "#,##0;-#,##0",
  39: "#,##0.00;-#,##0.00",
  40: "#,##0.00;-#,##0.00",
  41: "#,##0;-#,##0;-;@",
  42: '"¥"#,##0;"¥"-#,##0;"¥"-;@',
  43: "#,##0.00;-#,##0.00;-;@",
  44: '"¥"#,##0.00;"¥"-#,##0.00;"¥"-;@',
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
  50: "ge.m.d",
  51: 'ggge"年"m"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'ggge"年"m"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: "ge.m.d",
  58: 'ggge"年"m"月"d"日"',
};

/** The number format of each cell style, by the index that cells name (`s`); "" is General. */
export function readCellFormats(file: XlsxPackage, part: string): string[] {
  const custom = new Map<number, string>();
  const formats: string[] = [];
  let inCellStyles = false;
  file.scan(part, {
    open(name, attributes) {
      if (name === "numFmt")
        custom.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      if (name === "cellXfs") inCellStyles = true;
      if (name !== "xf" || !inCellStyles) return;
      const id = Number(attribute(attributes, "numFmtId") ?? 0);
      formats.push(custom.get(id) ?? builtIn[id] ?? "");
    },
    close(name) {
      if (name === "cellXfs") inCellStyles = false;
    },
    text() {},
  });
  return formats;
}
