import { UnreadableFile } from "../unreadable-file.ts";

export type XmlHandlers = {
  /** `attributes`: as written; read one with `attribute()`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
};

/**
 * One pass over an XML part, names without their prefix. Knows no DOCTYPE and no entities but the five of XML
 * and numbers: a part that has others is refused before it comes here. Throws UnreadableFile where it is cut.
 */
export function scanXml(xml: string, part: string, handlers: XmlHandlers): void {
  let depth = 0;
  let position = 0;
  while (position < xml.length) {
    const tag = xml.indexOf("<", position);
    if (tag > position || tag === -1) handlers.text(decodeEntities(xml.slice(position, tag === -1 ? undefined : tag)));
    if (tag === -1) break;
    const next = xml[tag + 1];
    if (next === "?") position = after(xml, "?>", tag, part);
    else if (xml.startsWith("<!--", tag)) position = after(xml, "-->", tag + 4, part);
    else if (xml.startsWith("<![CDATA[", tag)) {
      position = after(xml, "]]>", tag, part);
      handlers.text(xml.slice(tag + 9, position - 3));
    } else if (next === "/") {
      depth--;
      position = after(xml, ">", tag, part);
      handlers.close(localName(xml.slice(tag + 2, position - 1).trimEnd()));
    } else {
      const end = endOfTag(xml, tag, part);
      if (!openElement(xml, tag, end, handlers)) depth++;
      position = end + 1;
    }
  }
  if (depth !== 0) throw new UnreadableFile("truncated", part);
}

function after(xml: string, end: string, from: number, part: string): number {
  const found = xml.indexOf(end, from);
  if (found === -1) throw new UnreadableFile("truncated", part);
  return found + end.length;
}

/** True if the element is closed at once (`<c/>`). */
function openElement(xml: string, tag: number, end: number, handlers: XmlHandlers): boolean {
  const selfClosing = xml[end - 1] === "/";
  const content = xml.slice(tag + 1, selfClosing ? end - 1 : end);
  const space = content.search(/\s/);
  const name = localName(space === -1 ? content : content.slice(0, space));
  handlers.open(name, space === -1 ? "" : content.slice(space));
  if (selfClosing) handlers.close(name);
  return selfClosing;
}

const doubleQuote = 34;
const singleQuote = 39;
const greaterThan = 62;

/** The `>` that ends a tag: one inside a quoted value does not. Character codes, because this is the inner loop. */
function endOfTag(xml: string, tag: number, part: string): number {
  let quote = 0;
  for (let position = tag + 1; position < xml.length; position++) {
    const code = xml.charCodeAt(position);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === greaterThan) return position;
    else if (code === doubleQuote || code === singleQuote) quote = code;
  }
  throw new UnreadableFile("truncated", part);
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

const patterns = new Map<string, RegExp>();

/** The value of one attribute, null where it is absent. `name`: a pattern of the name as written, prefix included. */
export function attribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : decodeEntities(value);
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Excel writes characters that XML cannot hold as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  const decoded = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decoded.replaceAll("\r\n", "\n");
}
