import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const islands = fileURLToPath(new URL("./src/web/islands/", import.meta.url));
const site = fileURLToPath(new URL("./src/web/styles/site.css", import.meta.url));
// Every .tsx directly in islands/ is an entry that mounts itself; what it is made of lies in folders beside it.
const entries = readdirSync(islands).filter((name) => name.endsWith(".tsx"));

/** The browser's side: islands and the style sheet, with hashed names and a manifest. */
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    outDir: "dist/client",
    manifest: true,
    // The content security policy allows no data: URLs.
    assetsInlineLimit: 0,
    rolldownOptions: { input: [site, ...entries.map((name) => islands + name)] },
  },
});
