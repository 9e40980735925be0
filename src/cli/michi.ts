#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

type Command = { about: string; load: () => Promise<{ run: (args: string[]) => Promise<number> }> };

/** Every command, loaded only when it is called: reading a file needs no database, serving no file. */
const commands: Record<string, Command> = {
  import: {
    about: "様式のファイル（.txt .tsv .csv .xlsx）を読み込みます。--json で読み取った内容を表示します。",
    load: () => import("./commands/import.ts"),
  },
  convert: {
    about: "ファイルを市の様式の Excel、PDF、CSV、JSON に変換します。",
    load: () => import("./commands/convert.ts"),
  },
  serve: { about: "画面を開けるようにします。", load: () => import("./commands/serve.ts") },
  demo: { about: "見本の市のデータを用意します。", load: () => import("./commands/demo.ts") },
  migrate: { about: "データベースを今の版に合わせます。", load: () => import("./commands/migrate.ts") },
  "let-in": {
    about: "事務局の方が入れなくなったとき、事務局のアカウントを開き直します。",
    load: () => import("./commands/let-in.ts"),
  },
  cities: { about: "この環境にある自治体を、件数だけ一覧にします。", load: () => import("./commands/cities.ts") },
  audit: { about: "履歴が書き換えられていないことを確かめます。", load: () => import("./commands/audit.ts") },
};

// Half of a start is the compiling of our own modules; by the environment, worker threads and children are spared it too.
// Where the folder can't be written, nothing is kept.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../../node_modules/.cache/michi", import.meta.url));
enableCompileCache();
// React's development build, its default, takes twice the time for a page.
process.env.NODE_ENV ??= "production";
const [name, ...args] = process.argv.slice(2);
process.exitCode = await dispatch(name, args);

async function dispatch(wanted: string | undefined, rest: string[]): Promise<number> {
  if (wanted === undefined || wanted === "--help" || wanted === "-h" || wanted === "help") {
    console.log(help());
    return wanted === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, wanted) ? commands[wanted] : undefined;
  if (command === undefined) {
    console.error(`「${wanted}」という命令はありません。\n\n${help()}`);
    return 2;
  }
  const { run } = await command.load();
  return run(rest);
}

function help(): string {
  const width = Math.max(...Object.keys(commands).map((key) => key.length));
  const lines = Object.entries(commands).map(([key, { about }]) => `  michi ${key.padEnd(width)}  ${about}`);
  return `道しるべ\n\n使い方:\n${lines.join("\n")}`;
}
