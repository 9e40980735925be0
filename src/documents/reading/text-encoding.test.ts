import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText } from "./text-encoding.ts";
import { UnreadableFile } from "./unreadable-file.ts";

const words = "番号\t実施項目 ①㈱髙﨑～\n1\t避難所の見直し";

function reasonOf(bytes: Uint8Array): string {
  try {
    decodeText(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return `${error.reason} ${error.where}`.trim();
    throw error;
  }
  return "read";
}

describe("every encoding that offices use gives the same words", () => {
  test.each([
    ["utf-8", new TextEncoder().encode(words)],
    ["utf-8-bom", new TextEncoder().encode(`\uFEFF${words}`)],
    ["cp932", iconv.encode(words, "cp932")],
    ["utf-16le", iconv.encode(words, "utf-16le", { addBOM: true })],
    ["utf-16be", iconv.encode(words, "utf-16be", { addBOM: true })],
  ])("%s", (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: words, encoding });
  });

  test("euc-jp, which old systems write", () => {
    const text = "平成三十年度の目標を定める";
    expect(decodeText(iconv.encode(text, "euc-jp"))).toEqual({ text, encoding: "euc-jp" });
  });

  test("plain ASCII is UTF-8", () => {
    expect(decodeText(new TextEncoder().encode("a,b")).encoding).toBe("utf-8");
  });
});

describe("what cannot be read without wrong characters is refused", () => {
  const utf8 = new TextEncoder().encode("一行目です\n二行目です\n三行目です");

  test("UTF-8 cut within a character is not taken for CP932", () => {
    expect(reasonOf(utf8.subarray(0, utf8.length - 1))).toMatch(/^truncated/);
  });

  test("UTF-8 with one damaged byte names the line", () => {
    const damaged = utf8.slice();
    damaged[20] = 0xff;
    expect(reasonOf(damaged)).toBe("broken-encoding 2行目");
  });

  test("binary is not text", () => {
    expect(reasonOf(new Uint8Array([65, 66, 0, 67]))).toBe("not-text");
    expect(reasonOf(new Uint8Array([1, 2, 3, 4, 5, 6]))).toBe("not-text");
  });

  test("bytes of no known encoding", () => {
    expect(reasonOf(new Uint8Array([0x41, 0xff, 0xff, 0x42, 0xff, 0x43, 0x44]))).toBe("unknown-encoding");
  });
});
