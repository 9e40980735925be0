import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type FontCoverage, fontCoverage } from "./font-coverage.ts";

/** Fonts in the order in which a character is looked for; all come from npm packages, none from the system. */
const files: FontFile[] = [
  { family: "BIZ UDPGothic", file: "@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf" },
  { family: "Noto Sans JP", file: "@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf" },
  {
    // Kanji that Japanese fonts lack (mostly misread or Chinese ones). A large package that may be left out.
    family: "Noto Sans SC",
    file: "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    optional: true,
    chinese: true,
  },
  { family: "DejaVu Sans", file: "dejavu-fonts-ttf/ttf/DejaVuSans.ttf" },
];
const bold = "@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf";

type FontFile = { family: string; file: string; optional?: boolean; chinese?: boolean };

export type Font = FontCoverage & { family: string; chinese: boolean };
export type Fonts = { blobs: Buffer[]; fonts: Font[] };

export function loadFonts(): Fonts {
  const { resolve } = createRequire(import.meta.url);
  const installed = files.filter((font) => font.optional !== true || isInstalled(() => resolve(font.file)));
  const blobs = installed.map((font) => readFileSync(resolve(font.file)));
  const fonts = installed.map(({ family, chinese = false }, index) => ({
    family,
    chinese,
    ...fontCoverage(blobs[index] ?? new Uint8Array()),
  }));
  return { blobs: [...blobs, readFileSync(resolve(bold))], fonts };
}

function isInstalled(resolve: () => string): boolean {
  try {
    resolve();
    return true;
  } catch {
    return false;
  }
}
