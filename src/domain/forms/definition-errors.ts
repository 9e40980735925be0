import type { z } from "zod";

/** Where a definition is wrong (`blocks[2].columns[3].width`, "" for the whole) and what to do, in Japanese. */
export type DefinitionError = { path: string; message: string };

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** ["blocks", 2, "columns"] → "blocks[2].columns" */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? String(step) : `${text}.${String(step)}`;
  }, "");
}

/** The schema's issues as sentences, each with its full path. Needs `reportInput` to tell missing from wrong. */
export function definitionErrors(issues: readonly Issue[], base: Path = []): DefinitionError[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code === "invalid_union" && issue.errors.length > 0) return definitionErrors(nearest(issue.errors), path);
    if (issue.code === "invalid_key" || issue.code === "invalid_element") return definitionErrors(issue.issues, path);
    return [{ path: pathText(path), message: sentence(issue) }];
  });
}

/** Of several shapes an entry could have had, the one its keys fit best: that is the one its author meant. */
function nearest(branches: readonly Issue[][]): readonly Issue[] {
  const misfit = (issues: readonly Issue[]) =>
    issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? 10 * issue.keys.length : 1), 0);
  return branches.reduce((best, branch) => (misfit(branch) < misfit(best) ? branch : best));
}

const kinds: Record<string, string> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "true か false",
  array: "一覧([ ] で囲んだもの)",
  object: "項目の集まり({ } で囲んだもの)",
  record: "項目の集まり({ } で囲んだもの)",
};

function sentence(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "必要な項目がありません。書き加えてください。";
      return `${kinds[issue.expected] ?? issue.expected}で書いてください。`;
    case "invalid_value":
      return `次のどれかで書いてください: ${issue.values.map(String).join("、")}。`;
    case "unrecognized_keys":
      return `知らない項目があります: ${issue.keys.join("、")}。名前を確かめるか、取り除いてください。`;
    case "invalid_union":
      return issue.input === undefined
        ? "必要な項目がありません。書き加えてください。"
        : "ここに書ける種類ではありません。名前を確かめてください。";
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      if (issue.origin === "number") return `${issue.maximum}以下の数で書いてください。`;
      return `${issue.maximum}${issue.origin === "string" ? "文字" : "個"}までにしてください。`;
    default:
      // custom and invalid_format carry the Japanese message written in the schema
      return issue.message;
  }
}

function tooSmall(issue: Extract<Issue, { code: "too_small" }>): string {
  if (issue.origin === "string") return "空のままにせず、文字を書いてください。";
  if (issue.origin === "array") return `${issue.minimum}個以上書いてください。`;
  if (issue.minimum === 0) return issue.inclusive ? "0以上の数で書いてください。" : "正の数で書いてください。";
  return `${issue.minimum}以上の数で書いてください。`;
}
