const unitEnding =
  /(?:課|室|所|係|部|局|署|館|センター|院|校|園|委員会|チーム|担当|班|支所|会|区|隊|場|共通)(?:[(（][^()（）]*[)）])?$/;

const longest = 400;

/**
 * The units a cell names: 「課税課・納税課」 → two, 「共通」 → itself, 「こども・子育て支援課」 → one (a piece that can't be the end of a
 * unit's name belongs to the next).
 */
export function parseUnits(text: string): string[] {
  if (text.length > longest) return [text.trim()];
  const units: string[] = [];
  // An extraction runs the two lines of the cell together: 「共通職員課」.
  const lines = text.trim().replace(/^共通(?=[^\s・、,，/／])/, "共通\n");
  for (const line of lines.split(/[\n\r\t\s、，,/／;；]+/)) {
    let open = "";
    for (const piece of line.split(/([・･])/)) {
      const joins = /^[・･]$/.test(piece);
      if (joins && open === "") continue;
      open += piece;
      if (!joins && unitEnding.test(open)) {
        units.push(open);
        open = "";
      }
    }
    if (open !== "") units.push(open.replace(/[・･]$/, ""));
  }
  return [...new Set(units.filter((unit) => unit !== ""))];
}
