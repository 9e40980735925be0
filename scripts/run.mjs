// The door of `npm start`, `npm test` and `npm run check`. Built-ins only: it runs before anything is installed,
// on whatever Node (20 or newer) the machine has, and hands over to the Node pinned in package.json.
import { build } from "./build.mjs";
import { installDebianPackages } from "./debian-packages.mjs";
import { installPackages, pinnedNode } from "./install.mjs";
import { runAndExit, runOrExit } from "./spawn.mjs";

const [task, ...args] = process.argv.slice(2);

installPackages();
const node = pinnedNode();

if (task === "start") {
  build(node);
  // Without arguments the demo city; `npm start -- --no-demo` begins with an empty installation.
  const demo = args.includes("--no-demo") ? [] : ["--demo"];
  runAndExit(node, ["src/cli/michi.ts", "serve", ...demo, ...args.filter((arg) => arg !== "--no-demo")]);
} else if (task === "michi") {
  runAndExit(node, ["src/cli/michi.ts", ...args]);
} else if (task === "test") {
  installDebianPackages();
  build(node);
  runAndExit(node, ["scripts/test.mjs", ...args]);
} else if (task === "check") {
  runOrExit(node, ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]);
  runAndExit(node, ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."]);
} else {
  console.error("usage: npm start | npm test | npm run check | npm run michi -- COMMAND");
  process.exit(2);
}
