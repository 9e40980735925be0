import { existsSync, readFileSync } from "node:fs";

/** Where an island finds its script and styles after the build. */
export type IslandAssets = { script: string; styles: string[] };

export type Assets = {
  /** Style sheets of every page. */
  styles: string[];
  islands: Record<string, IslandAssets>;
  /** The folder of the built files, for serving them; null without a build. */
  folder: string | null;
};

type Manifest = Record<string, { file: string; css?: string[]; imports?: string[] }>;

const builtClient = new URL("../../dist/client/", import.meta.url);

/** Reads what the build of the browser's side left behind. Without a build the pages work, undressed. */
export function loadAssets(folder: URL = builtClient): Assets {
  const file = new URL(".vite/manifest.json", folder);
  if (!existsSync(file)) return { styles: [], islands: {}, folder: null };
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  const islands: Record<string, IslandAssets> = {};
  for (const [source, chunk] of Object.entries(manifest)) {
    const name = source.match(/^src\/web\/islands\/([a-z0-9-]+)\.tsx$/)?.[1];
    if (name) islands[name] = { script: `/${chunk.file}`, styles: stylesOf(manifest, source) };
  }
  const site = manifest["src/web/styles/site.css"];
  return { styles: site ? [`/${site.file}`] : [], islands, folder: folder.pathname };
}

function stylesOf(manifest: Manifest, source: string, seen = new Set<string>()): string[] {
  const chunk = manifest[source];
  if (!chunk || seen.has(source)) return [];
  seen.add(source);
  const imported = (chunk.imports ?? []).flatMap((name) => stylesOf(manifest, name, seen));
  return [...imported, ...(chunk.css ?? []).map((css) => `/${css}`)];
}
