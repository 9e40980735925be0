import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The server's side: Node does not read .tsx, so the pages become one module that the program imports as #pages. */
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    outDir: "dist/pages",
    ssr: "src/web/pages/pages.tsx",
    target: "node20",
    minify: false,
    rolldownOptions: { output: { entryFileNames: "pages.js" } },
  },
});
