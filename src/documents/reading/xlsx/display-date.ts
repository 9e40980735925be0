import { eraOn } from "../../../domain/periods/eras.ts";
import type { FormatToken } from "./format-tokens.ts";

const dayMilliseconds = 86_400_000;
const weekdays = "日月火水木金土";
const englishWeekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const englishMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Days since the beginning of the sheet's calendar, as text in its format; null for days before it. */
export function displayDate(serial: number, tokens: readonly FormatToken[], from1904: boolean): string | null {
  if (serial < 0 || serial >= 2_958_466) return null;
  const seconds = Math.round(serial * 86_400);
  const date = new Date(dayZero(serial, from1904) + Math.floor(seconds / 86_400) * dayMilliseconds);
  const halfDays = tokens.some(({ kind }) => kind === "halfDay");
  let text = "";
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "literal" || token.kind === "mark" || token.kind === "digit") text += token.text;
    else if (token.kind === "halfDay") text += seconds % 86_400 < 43_200 ? "AM" : "PM";
    else if (token.kind === "elapsed") text += elapsed(token.text, seconds);
    else if (token.kind === "letters") {
      text += isMinutes(tokens, index)
        ? padded(Math.floor(seconds / 60) % 60, token.text)
        : field(token.text, date, seconds, halfDays, tokens[index + 1]);
    }
  }
  return text;
}

/** Excel believes in 29 February 1900 (serial 60): days before it count from one day later. */
function dayZero(serial: number, from1904: boolean): number {
  if (from1904) return Date.UTC(1904, 0, 1);
  return serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
}

function padded(value: number, letters: string): string {
  return String(value).padStart(Math.min(letters.length, 2), "0");
}

function elapsed(letters: string, seconds: number): string {
  const unit = letters[0] === "h" ? 3600 : letters[0] === "m" ? 60 : 1;
  return String(Math.floor(seconds / unit)).padStart(letters.length, "0");
}

/** `m` means minutes next to hours or seconds, months anywhere else. */
function isMinutes(tokens: readonly FormatToken[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== "letters" || token.text[0] !== "m" || token.text.length > 2) return false;
  const neighbour = (step: number) => {
    for (let at = index + step; at >= 0 && at < tokens.length; at += step) {
      const other = tokens[at];
      if (other?.kind === "letters" || other?.kind === "elapsed") return other.text[0];
    }
    return undefined;
  };
  return neighbour(-1) === "h" || neighbour(1) === "s";
}

function field(letters: string, date: Date, seconds: number, halfDays: boolean, next: FormatToken | undefined): string {
  const hour = Math.floor(seconds / 3600) % 24;
  const month = date.getUTCMonth();
  const weekday = date.getUTCDay();
  switch (letters[0]) {
    case "y":
      return letters.length > 2 ? String(date.getUTCFullYear()) : String(date.getUTCFullYear() % 100).padStart(2, "0");
    case "g": {
      const era = eraOf(date);
      if (!era) return "";
      return letters.length === 1 ? era.letter : letters.length === 2 ? era.name.slice(0, 1) : era.name;
    }
    case "e": {
      const era = eraOf(date);
      const year = era ? date.getUTCFullYear() - era.firstYear + 1 : date.getUTCFullYear();
      return year === 1 && next?.kind === "literal" && next.text.startsWith("年") ? "元" : padded(year, letters);
    }
    case "m":
      if (letters.length < 3) return padded(month + 1, letters);
      return (englishMonths[month] ?? "").slice(0, letters.length === 3 ? 3 : undefined);
    case "d":
      if (letters.length < 3) return padded(date.getUTCDate(), letters);
      return (englishWeekdays[weekday] ?? "").slice(0, letters.length === 3 ? 3 : undefined);
    case "a":
      return `${weekdays[weekday]}${letters.length > 3 ? "曜日" : ""}`;
    case "h":
      return padded(halfDays ? hour % 12 || 12 : hour, letters);
    default:
      return padded(seconds % 60, letters);
  }
}

function eraOf(date: Date) {
  return eraOn(date.toISOString().slice(0, 10));
}
