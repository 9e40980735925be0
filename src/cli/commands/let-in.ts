import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { openInstallation } from "../../database/connect.ts";
import type { Database } from "../../database/database.ts";
import { letInAgain } from "../../usecases/people/let-in-again.ts";

const usage = `使い方: michi let-in --user ユーザー名 [--municipality 団体コード]
  事務局や管理者の方が一人も入れなくなったときのための命令です。そのアカウントに新しいパスワードを付けて表示し、
  二段階認証と利用の停止を解きます。管理者が一人もいないときは、その方を今日から管理者にします。
  そのアカウントで開いている画面はサインアウトされ、履歴に残ります。`;

/** `michi let-in`: 0 done, 1 no such account or no database, 2 wrong arguments. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (!given) {
    console.error(usage);
    return 2;
  }
  try {
    const installation = await openInstallation();
    try {
      return await letIn(installation.db, given);
    } finally {
      await installation.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

type Given = { user: string; municipality: string | undefined };

function readArguments(args: string[]): Given | null {
  try {
    const text = { type: "string" } as const;
    const { user, municipality } = parseArgs({ args, options: { user: text, municipality: text } }).values;
    return user ? { user, municipality } : null;
  } catch {
    return null;
  }
}

async function letIn(db: Database, { user, municipality }: Given): Promise<number> {
  const all = await db.municipalities();
  const [city, more] = municipality ? all.filter(({ code }) => code === municipality) : all;
  if (!city || more) {
    const codes = all.map(({ code, name }) => `${code} ${name}`).join("、");
    console.error(`--municipality で自治体を選んでください。登録されている自治体: ${codes || "なし"}`);
    return 1;
  }
  const password = randomBytes(15).toString("base64url");
  const outcome = await letInAgain(db, city.tenantId, { loginName: user, password });
  if (!outcome.ok) {
    console.error(`${city.name}に、事務局か管理者のアカウント「${user}」はありません。何も変更していません。`);
    return 1;
  }
  console.log(`「${outcome.name}」の新しいパスワード: ${password}`);
  if (outcome.becameAdministrator) console.log("管理者が一人もいなかったため、この方を今日から管理者にしました。");
  console.log("サインインしたらすぐに、自分のアカウントの画面で変えてください。");
  return 0;
}
