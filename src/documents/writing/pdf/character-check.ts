import type { SheetLayout } from "../layout/layout-types.ts";
import { placeName } from "../place-name.ts";
import type { WriteRefusal } from "../printable-sheet.ts";
import type { Font } from "./fonts.ts";

/** Drawn as nothing by design: joiners, marks of direction, the byte order mark. */
const invisible = /[\t\n\v\r\u00AD\u200B-\u200F\u2028\u2029\u2060\uFE00-\uFE0F\uFEFF]/u;
const selector = /[\u{E0100}-\u{E01EF}]/u;
const variant = /(\p{Script=Han})([\u{E0100}-\u{E01EF}])/gu;

/**
 * Characters no font of ours can draw are named to the person with their place; a PDF/A may not hold them.
 */
export function missingCharacter(layouts: SheetLayout[], fonts: Font[]): WriteRefusal | null {
  const missing = new Set(charactersOf(layouts).filter((character) => !isDrawn(character, fonts)));
  if (missing.size === 0) return null;
  for (const layout of layouts) {
    for (const { text, where } of textsOf(layout)) {
      for (const character of text) {
        if (missing.has(character)) return { ok: false, reason: "bad-character", message: refusal(where(), character) };
      }
    }
  }
  return null;
}

function isDrawn(character: string, fonts: Font[]): boolean {
  if (invisible.test(character) || selector.test(character)) return true;
  // A private character (外字) means something else on every machine; PDF/A forbids it whatever the font draws.
  return !/\p{Co}/u.test(character) && fonts.some((font) => font.has(character.codePointAt(0) ?? 0));
}

/** Every character of the sheets, once. A hundred sheets hold half a million of them, of a thousand kinds. */
function charactersOf(layouts: SheetLayout[]): string[] {
  const seen = new Uint8Array(0x110000);
  const found: string[] = [];
  for (const layout of layouts) {
    for (const { text } of textsOf(layout)) {
      for (let at = 0; at < text.length; at += 1) {
        const code = text.codePointAt(at) ?? 0;
        if (code > 0xffff) at += 1;
        if (seen[code] === 1) continue;
        seen[code] = 1;
        found.push(String.fromCodePoint(code));
      }
    }
  }
  return found;
}

/** What is printed otherwise than one might expect; `notes` are Japanese sentences for the person. */
export type Substitutions = { second: string[]; notes: string[] };

/**
 * Variation sequences (葛󠄀) that the first font having the character can't tell apart: those another font can are
 * `second`, to be set in that font; the rest get the ordinary shape. Kanji only a Chinese font has get its shape.
 */
export function substitutions(layouts: SheetLayout[], fonts: Font[]): Substitutions {
  const second = new Set<string>();
  const firstWith = (character: string) => fonts.findIndex((font) => font.has(character.codePointAt(0) ?? 0));
  const characters = charactersOf(layouts);
  const notes = new Set(characters.filter((one) => fonts[firstWith(one)]?.chinese).map(chineseNote));
  if (!characters.some((one) => selector.test(one))) return { second: [], notes: [...notes] };
  for (const layout of layouts) {
    for (const { text } of textsOf(layout)) {
      for (const [sequence, base = "", selected = ""] of text.matchAll(variant)) {
        const code = base.codePointAt(0) ?? 0;
        const tells = fonts.findIndex((font) => font.hasVariant(code, selected.codePointAt(0) ?? 0));
        if (tells < 0 || fonts[tells]?.chinese) notes.add(plainNote(sequence));
        else if (tells !== firstWith(base)) second.add(sequence);
      }
    }
  }
  return { second: [...second], notes: [...notes] };
}

function chineseNote(character: string): string {
  return `「${character}」(${codes(character)}) は日本の書体にないため、中国の書体の字形で印刷しました。`;
}

function plainNote(sequence: string): string {
  return `「${sequence}」(${codes(sequence)}) の字形は書体にないため、標準の字形で印刷しました。`;
}

function codes(text: string): string {
  return [...text].map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`).join(" ");
}

function* textsOf(layout: SheetLayout): Generator<{ text: string; where: () => string }> {
  for (const block of layout.blocks) {
    if (block.kind === "lines") {
      for (const line of block.lines)
        yield { text: line.text, where: () => `「${layout.sheetNumber ?? layout.name}」の見出し` };
      continue;
    }
    const header = block.kind === "grid" ? block.header : [];
    for (const cell of [...header, ...block.rows].flat()) {
      yield { text: `${cell.text}${cell.hint ?? ""}`, where: () => placeName(layout, cell.place) };
    }
  }
}

function refusal(where: string, character: string): string {
  const number = codes(character);
  if (/\p{Co}/u.test(character)) {
    return `${where}に外字(${number})があります。外字はほかのパソコンでは別の文字になるため、PDFに印刷できません。通常の文字に書き換えてください。`;
  }
  const shown = /\p{Cc}|\p{Cs}|\p{Cn}/u.test(character) ? number : `「${character}」(${number})`;
  return `${where}にある文字 ${shown} は、PDFの書体にありません。別の文字に書き換えるか、Excelで出力してください。`;
}
