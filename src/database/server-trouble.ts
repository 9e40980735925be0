import { isDatabaseAway } from "./is-database-away.ts";

/** Which of the two addresses of the office's server was in use. */
export type ServerAddress = "DATABASE_URL" | "DATABASE_OWNER_URL";

const shape = "postgres://ロール:パスワード@ホスト:5432/データベース名";

/** Throws, in Japanese, unless it is the address of a PostgreSQL server. Never repeats it: it holds a password. */
export function checkAddress(name: ServerAddress, address: string): void {
  if (/^postgres(?:ql)?:\/\//.test(address)) return;
  throw new Error(`${name} の書き方が正しくありません。${shape} の形で指定してください。`);
}

/** Runs `work` and says in Japanese why the server didn't let us: what, where, and what to do. Others are thrown on. */
export async function withServerTrouble<T>(name: ServerAddress, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = troubleOf(name, error);
    throw why === null ? error : new Error(`${why}\n(${(error as Error).message})`, { cause: error });
  }
}

function troubleOf(name: ServerAddress, error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = String((error as { code?: unknown }).code ?? "");
  if (code.startsWith("28")) return `${name} のロールまたはパスワードが違うため、データベースに入れません。`;
  if (code === "3D000") {
    return `${name} のデータベースがありません。管理者に create database を依頼するか、名前をお確かめください。`;
  }
  if (code === "42501") return `${name} のロールに権限が足りません。${permissionAdvice(error.message)}`;
  if (isDatabaseAway(error) || ["ENOTFOUND", "EAI_AGAIN"].includes(code)) {
    return `${name} のサーバーにつながりません。ホスト名、ポート、サーバーが動いているかをお確かめください。`;
  }
  return null;
}

function permissionAdvice(message: string): string {
  return /create role/.test(message)
    ? "DATABASE_URL のロールがまだないので、管理者に create role ロール名 login password '…' を依頼してから、もう一度開始してください。"
    : "このデータベースの所有者のロールを指定してください。";
}
