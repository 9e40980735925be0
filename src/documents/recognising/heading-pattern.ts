import { parseFiscalYear } from "../../domain/periods/fiscal-year.ts";
import { likeness, matchKey } from "./match-key.ts";

/** A heading line of a form, ready to be found in a file. `startsSheet`: it stands above the table. */
export type HeadingPattern = {
  template: string;
  key: string;
  pattern: RegExp;
  /** The line says nothing but the unit's name; it counts only beside another heading line. */
  unitOnly: boolean;
  startsSheet: boolean;
};

/** `misread`: nearly the printed words; the file's own words must not be lost for it. */
export type HeadingMatch = { fiscalYear: number | null; unit: string[] | null; misread: boolean };

const yearPattern =
  "(?:(?:[12][0-9]{3}\\s*(?:\\([^()]{1,8}\\))?\\s*年?度)|(?:(?:明治|大正|昭和|平成|令和|[mtshrMTSHR])\\s*(?:[0-9]{1,2}|元)\\s*(?:\\([^()]{1,8}\\))?\\s*年?度))";

/** Forms come from outside too: more open places than this in one line take a hostile file hours to compare. */
const mostPlaces = 3;

/** 「{fiscalYear} {unit.name}所管項目の進捗状況」 as an expression over NFKC text; white space may differ. */
export function headingPattern(template: string, startsSheet: boolean): HeadingPattern {
  const named = new Set<string>();
  /** The same place twice is read at the first; an expression can't hold a name twice. */
  const first = (name: string) => !named.has(name) && named.add(name);
  const pieces = template
    .normalize("NFKC")
    .split(/(\{[^{}]*\})/u)
    .filter((piece) => piece !== "");
  const source = pieces
    .map((piece) => {
      if (piece === "{fiscalYear}" && first("year")) return `(?<year>${yearPattern})`;
      if (/^\{(?:unit|unit\.name|department)\}$/u.test(piece) && first("unit")) return "(?<unit>\\S(?:.{0,58}\\S)?)";
      if (isPlace(piece)) return ".{0,40}";
      return [...piece.replace(/\s+/gu, "")].map(escapeCharacter).join("\\s*");
    })
    .join("\\s*");
  return {
    template,
    key: matchKey(template),
    pattern: pieces.filter(isPlace).length > mostPlaces ? /(?!)/u : new RegExp(`^\\s*${source}\\s*$`, "u"),
    unitOnly: /^\s*\{(?:unit|unit\.name|department)\}\s*$/u.test(template),
    startsSheet,
  };
}

/** Whether the line is that heading, and the year and unit it names. */
export function matchHeading(heading: HeadingPattern, line: string): HeadingMatch | null {
  if (line.length > 200) return null;
  const plain = line.normalize("NFKC").replace(/\s+/gu, " ");
  const match = heading.pattern.exec(plain);
  if (!match) {
    const near =
      !heading.template.includes("{") && heading.key.length >= 8 && likeness(matchKey(line), heading.key) >= 0.8;
    return near ? { fiscalYear: null, unit: null, misread: true } : null;
  }
  const unit = match.groups?.unit;
  if (heading.unitOnly && !(unit && looksLikeUnitPath(unit))) return null;
  return {
    fiscalYear: match.groups?.year ? parseFiscalYear(match.groups.year) : null,
    unit: unit ? unitPath(unit) : null,
    misread: false,
  };
}

const unitName =
  /(?:部|局|課|室|所|係|院|署|会|館|センター|支所|本部|区|園|校|班|チーム|グループ|担当)(?:\([^()]*\))?$/u;

/** 「総務部 総務課」, 「消防本部」: every word could end an office's name. */
export function looksLikeUnitPath(text: string): boolean {
  const words = text.trim().split(/[\s/>›]+/u);
  return text.length <= 60 && words.length <= 5 && words.every((word) => unitName.test(word.normalize("NFKC")));
}

/** 「総務部 総務課」 and 「総務部総務課」 → two names, the department first. */
export function unitPath(text: string): string[] {
  const words = text
    .trim()
    .split(/[\s/>›]+/u)
    .filter((word) => word !== "");
  const only = words.length === 1 ? words[0] : undefined;
  const joined = only === undefined ? null : /^(.{2,}?[部局])(.{2,}[課室所係])$/u.exec(only);
  return joined?.[1] && joined[2] ? [joined[1], joined[2]] : words;
}

function isPlace(piece: string): boolean {
  return /^\{[^{}]*\}$/u.test(piece);
}

function escapeCharacter(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&");
}
