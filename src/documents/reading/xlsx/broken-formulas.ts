const mostPlaces = 5;

/**
 * Collects the cells of one worksheet whose formula gives nothing to read, for notes in Japanese: a program other than
 * Excel may store no result, and an error (`#REF!`) is no text of the author.
 */
export function brokenFormulas(sheet: string): { add(place: string, error: string): void; notes(): string[] } {
  const unknown: string[] = [];
  const errors: string[] = [];
  return {
    add(place, error) {
      if (error === "") unknown.push(place);
      else errors.push(`${place}(${error})`);
    },
    notes: () => [
      ...(unknown.length === 0
        ? []
        : [
            `シート「${sheet}」の ${placesOf(unknown)} は、数式の計算結果が保存されていないため空として読み取りました。Excel で開いて保存し直すと読み取れます。`,
          ]),
      ...(errors.length === 0
        ? []
        : [
            `シート「${sheet}」の ${placesOf(errors)} は、数式がエラーになっています。元のファイルで値を確かめてください。`,
          ]),
    ],
  };
}

function placesOf(places: string[]): string {
  const more = places.length - mostPlaces;
  return `${places.slice(0, mostPlaces).join("、")}${more > 0 ? ` ほか${more}か所` : ""}`;
}
