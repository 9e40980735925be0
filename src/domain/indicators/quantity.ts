import { toHalfWidth } from "../periods/half-width.ts";

/** A number as written: 「95％」 → 95 %, 「3 館/4 館」 → 3 of 4 館. A fraction is never divided out. */
export type Quantity = { unit: string; value?: number; numerator?: number; denominator?: number };

const number = "[0-9][0-9,]*(?:\\.[0-9]+)?";
const unit = "[^\\s0-9/,.:;、。・()<>「」~+=のをにがはとで-]{0,8}?";
const atLeast = "以上|以下|未満|超|程度|以内|前後|を|に|が|は|と|で|まで";
const fraction = new RegExp(
  `^(${number})\\s?(${unit})\\s?/\\s?(${number})\\s?(${unit})(?=$|[\\s、。,()<>~-]|${atLeast})`,
);
const plain = new RegExp(
  `^(?:約|延べ?|計)?\\s?(${number})\\s?(億円|百万円|千円|万円|万人|千人|%|ポイント|${unit})(?=$|[\\s、。,()<>:~-]|${atLeast})`,
);

/** The quantity a text begins with, and how many characters it takes; null when it begins with words. */
export function leadingQuantity(text: string): (Quantity & { length: number }) | null {
  const half = toHalfWidth(text);
  const parts = fraction.exec(half);
  if (parts) {
    const [all, numerator = "", first = "", denominator = "", second = ""] = parts;
    return {
      unit: second || first,
      numerator: toNumber(numerator),
      denominator: toNumber(denominator),
      length: all.length,
    };
  }
  const match = plain.exec(half);
  // 「1年目」 and 「第2期」 count in order; they measure nothing.
  if (!match || /[目期]$/.test(match[2] ?? "")) return null;
  return { unit: match[2] ?? "", value: toNumber(match[1] ?? ""), length: match[0].length };
}

function toNumber(written: string): number {
  return Number(written.replaceAll(",", ""));
}
