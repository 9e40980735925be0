import type { FormatToken } from "./format-tokens.ts";

/** A number in one section of a format. `plain` writes it where the format says General or nothing that is known. */
export function displayNumber(value: number, tokens: readonly FormatToken[], plain: (value: number) => string): string {
  if (tokens.some(({ kind }) => kind === "general")) {
    return tokens
      .map((token) => (token.kind === "general" ? plain(value) : token.kind === "literal" ? token.text : ""))
      .join("");
  }
  const digits = tokens.some(({ kind }) => kind === "digit");
  const isFraction = tokens.some((token) => token.kind === "mark" && token.text === "/") && digits;
  if (tokens.some((token) => token.kind === "mark" && token.text === "@")) return plain(value);
  if (isFraction) return fraction(value, tokens, plain);
  if (tokens.some(({ kind }) => kind === "exponent")) return scientific(value, tokens);
  if (!digits) return tokens.map((token) => ("text" in token ? token.text : "")).join("");
  return decimal(value, tokens);
}

function decimal(value: number, tokens: readonly FormatToken[]): string {
  const isMark = (token: FormatToken | undefined, text: string) => token?.kind === "mark" && token.text === text;
  const lastDigit = tokens.findLastIndex(({ kind }) => kind === "digit");
  const point = tokens.findIndex((token) => isMark(token, "."));
  const wholeEnd = point === -1 ? lastDigit + 1 : point;
  const percents = tokens.filter((token) => isMark(token, "%")).length;
  let thousands = 0;
  while (isMark(tokens[lastDigit + 1 + thousands], ",")) thousands++;
  const decimals = tokens.filter(({ kind }, index) => kind === "digit" && point !== -1 && index > point);
  const scaled = (Math.abs(value) * 100 ** percents) / 1000 ** thousands;
  const [whole = "0", part = ""] = roundedDecimals(scaled, decimals.length).split(".");

  const firstDigit = tokens.findIndex(({ kind }) => kind === "digit");
  const grouped = tokens.slice(firstDigit, wholeEnd).some((token) => isMark(token, ","));
  const wholeText = placeWhole(whole, tokens.slice(Math.min(firstDigit, wholeEnd), wholeEnd), grouped);
  const isZero = Number(whole) === 0 && Number(part || 0) === 0;
  let text = value < 0 && !isZero ? "-" : "";
  let partIndex = 0;
  for (const [index, token] of tokens.entries()) {
    if (index === Math.min(firstDigit, wholeEnd)) text += wholeText;
    if (index >= Math.min(firstDigit, wholeEnd) && index < wholeEnd) continue;
    if (isMark(token, ".")) text += decimals.length === 0 || keptDecimals(part, decimals).length > 0 ? "." : "";
    else if (token.kind === "digit") text += keptDecimals(part, decimals)[partIndex++] ?? "";
    else if (token.kind === "literal") text += token.text;
    else if (isMark(token, "%")) text += "%";
  }
  return text;
}

/** Half away from zero as a person expects of 1.005, not as binary fractions have it. */
function roundedDecimals(value: number, decimals: number): string {
  const shifted = Number(`${Number(value.toPrecision(15))}e${decimals}`);
  if (!Number.isFinite(shifted) || shifted >= 1e15) return value.toFixed(decimals);
  return (Math.round(shifted) / 10 ** decimals).toFixed(decimals);
}

/** Digits into their places from the right; letters between the places (telephone numbers) stay where they are. */
function placeWhole(whole: string, places: readonly FormatToken[], grouped: boolean): string {
  const digits = whole === "0" ? [] : [...whole];
  const first = places.findIndex(({ kind }) => kind === "digit");
  let text = "";
  let placed = 0;
  const put = (digit: string) => {
    if (grouped && placed > 0 && placed % 3 === 0) text = `,${text}`;
    text = digit + text;
    placed++;
  };
  for (let index = places.length - 1; index >= 0; index--) {
    const place = places[index];
    if (place?.kind === "literal") text = place.text + text;
    if (place?.kind !== "digit") continue;
    const digit = digits.pop() ?? (place.text === "0" ? "0" : undefined);
    if (digit !== undefined) put(digit);
    if (index === first) while (digits.length > 0) put(digits.pop() ?? "");
  }
  return text;
}

/** `#` drops what would be zeros at the end. */
function keptDecimals(part: string, places: readonly FormatToken[]): string {
  let length = part.length;
  while (length > 0 && part[length - 1] === "0") {
    const place = places[length - 1];
    if (place?.kind === "digit" && place.text === "0") break;
    length--;
  }
  return part.slice(0, length);
}

function scientific(value: number, tokens: readonly FormatToken[]): string {
  const point = tokens.findIndex((token) => token.kind === "mark" && token.text === ".");
  const decimals = point === -1 ? 0 : tokens.slice(point).filter(({ kind }) => kind === "digit").length;
  const [mantissa = "", exponent = "0"] = value.toExponential(decimals).split("e");
  const power = Number(exponent);
  return `${mantissa}E${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

/** Whole and fraction, as `# ?/?` or with a fixed denominator as `# ?/24`. */
function fraction(value: number, tokens: readonly FormatToken[], plain: (value: number) => string): string {
  const slash = tokens.findIndex((token) => token.kind === "mark" && token.text === "/");
  const below = tokens.slice(slash + 1).flatMap((token) => ("text" in token ? [token.text] : []));
  const fixed = /^\d+/.exec(below.join(""))?.[0];
  const places = below.filter((text) => text === "?" || text === "#").length;
  const numeratorStart = tokens.slice(0, slash).findLastIndex(({ kind }) => kind !== "digit") + 1;
  const mixed = tokens.slice(0, numeratorStart).some(({ kind }) => kind === "digit");
  const size = Math.abs(value);
  const whole = mixed ? Math.floor(size) : 0;
  const best = fixed
    ? { over: Number(fixed), on: Math.round((size - whole) * Number(fixed)) }
    : closest(size - whole, 10 ** Math.min(places, 3) - 1);
  if (best === null || best.over === 0) return plain(value);
  const sign = value < 0 ? "-" : "";
  if (best.on === 0) return `${sign}${whole}`;
  if (best.on === best.over && mixed) return `${sign}${whole + 1}`;
  return `${sign}${whole > 0 ? `${whole} ` : ""}${best.on}/${best.over}`;
}

function closest(value: number, largest: number): { on: number; over: number } | null {
  let best: { on: number; over: number } | null = null;
  for (let over = 1; over <= largest; over++) {
    const on = Math.round(value * over);
    if (best === null || Math.abs(value - on / over) < Math.abs(value - best.on / best.over) - 1e-12)
      best = { on, over };
  }
  return best;
}
