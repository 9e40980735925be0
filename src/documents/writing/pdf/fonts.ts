import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type FontCoverage, fontCoverage } from "./font-coverage.ts";

/** Fonts in the order in which a character is looked for; all come from npm packages, none from the system. */
const files = [
  "@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf",
  "@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf",
  "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
];
const bold = "@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf";

export type Fonts = { blobs: Buffer[]; coverages: FontCoverage[] };

export function loadFonts(): Fonts {
  const { resolve } = createRequire(import.meta.url);
  const regular = files.map((file) => readFileSync(resolve(file)));
  return { blobs: [...regular, readFileSync(resolve(bold))], coverages: regular.map(fontCoverage) };
}
