import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = "../shared/documents";
const reads = /shared\/documents|support\/source-document/;

/**
 * The test files that read the five cities' documents, when those don't lie beside the checkout: their sentences may
 * not be copied into the repository, so a clone elsewhere can't have them. In CI they must be there.
 */
export function suitesWithoutTheirDocuments() {
  if (existsSync(folder)) return [];
  if (process.env.CI) {
    console.error(`The source documents are missing: ${folder}`);
    process.exit(1);
  }
  const files = ["src", "tests"]
    .flatMap((root) => readdirSync(root, { recursive: true }).map((name) => join(root, String(name))))
    .filter((file) => /\.test\.tsx?$/.test(file) && reads.test(readFileSync(file, "utf8")));
  console.log(`The five source documents are not beside this checkout (${folder}).`);
  console.log(`Left out, because they read them:\n${files.map((file) => `  ${file}`).join("\n")}`);
  return files;
}
