import { openInstallation } from "../../database/connect.ts";

/**
 * `michi migrate`: brings the database to this program's version. On an office's server (`DATABASE_URL`) it needs the
 * owner's login in `DATABASE_OWNER_URL` and makes the role of `DATABASE_URL` if it is missing.
 */
export async function run(args: string[]): Promise<number> {
  if (args.length > 0) {
    console.error("使い方: michi migrate(引数はありません)");
    return 2;
  }
  try {
    const installation = await openInstallation((line) => console.log(line));
    await installation.close();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
  console.log("データベースは最新です。");
  return 0;
}
