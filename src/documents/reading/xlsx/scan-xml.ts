import { UnreadableFile } from "../unreadable-file.ts";

export type XmlHandlers = {
  /** `attributes`: as written; read one with `attribute()`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
};

export type XmlScanner = {
  write(chunk: string): void;
  /** Throws where the part was cut. */
  end(): void;
};

/** No honest tag or text is longer; Excel ends a cell at 32,767 characters. */
const longestPiece = 5_000_000;

/**
 * Goes through an XML part once, in chunks, so that a large sheet is never one string; names without their prefix.
 * Knows no DOCTYPE and no entities but the five of XML and numbers. Throws UnreadableFile.
 */
export function xmlScanner(part: string, handlers: XmlHandlers): XmlScanner {
  let rest = "";
  let depth = 0;

  /** Handles the piece that begins with the `<` at `tag`; -1 if its end has not come yet. */
  function piece(xml: string, tag: number): number {
    const next = xml[tag + 1];
    if (next === "?") return after(xml, "?>", tag);
    if (next === "!") return declaration(xml, tag);
    if (next === "/") {
      const position = after(xml, ">", tag);
      if (position === -1) return -1;
      depth--;
      handlers.close(localName(xml.slice(tag + 2, position - 1).trimEnd()));
      return position;
    }
    const end = endOfTag(xml, tag);
    if (end === -1) return -1;
    if (!openElement(xml, tag, end, handlers)) depth++;
    return end + 1;
  }

  function declaration(xml: string, tag: number): number {
    if (xml.length - tag < "<![CDATA[".length) return -1;
    if (xml.startsWith("<!--", tag)) return after(xml, "-->", tag + 4);
    if (!xml.startsWith("<![CDATA[", tag)) throw new UnreadableFile("document-type", part);
    const position = after(xml, "]]>", tag);
    if (position !== -1) handlers.text(xml.slice(tag + 9, position - 3));
    return position;
  }

  return {
    write(chunk) {
      const xml = rest + chunk;
      let position = 0;
      for (;;) {
        const tag = xml.indexOf("<", position);
        if (tag > position) handlers.text(decodeEntities(xml.slice(position, tag)));
        if (tag !== -1) position = tag;
        const next = tag === -1 ? -1 : piece(xml, tag);
        if (next === -1) break;
        position = next;
      }
      rest = xml.slice(position);
      if (rest.length > longestPiece) throw new UnreadableFile("broken", part);
    },
    end() {
      if (rest.trim() !== "" || depth !== 0) throw new UnreadableFile("truncated", part);
    },
  };
}

/** A whole part at once. */
export function scanXml(xml: string, part: string, handlers: XmlHandlers): void {
  const scanner = xmlScanner(part, handlers);
  scanner.write(xml);
  scanner.end();
}

function after(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from);
  return found === -1 ? -1 : found + end.length;
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

/** The `>` that ends a tag, -1 if it has not come: one inside a quoted value does not count. Character codes, because this is the inner loop. */
function endOfTag(xml: string, tag: number): number {
  let quote = 0;
  for (let position = tag + 1; position < xml.length; position++) {
    const code = xml.charCodeAt(position);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === greaterThan) return position;
    else if (code === doubleQuote || code === singleQuote) quote = code;
  }
  return -1;
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
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
