import { sectionWorkbook } from "./import-files.ts";
import { zipOf } from "./raw-workbook.ts";

/** A zip with the Excel files of many invented sections, as an office collects them in a folder. */
export async function zipOfSections(count: number): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (let index = 1; index <= count; index++) {
    const goals = [1, 2, 3].map((number) => ({
      number: `重点取組${"①②③"[number - 1]}`,
      title: `窓口${index}の改善その${number}`,
      target: `${index + number}件`,
      due: "年度末",
    }));
    files[`提出/窓口${index}課.xlsx`] = await sectionWorkbook(["市民部", `窓口${index}課`], goals);
  }
  return zipOf(files);
}
