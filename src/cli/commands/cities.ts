import { openInstallation } from "../../database/connect.ts";
import { countCities } from "../../usecases/support/count-cities.ts";

const usage = `使い方: michi cities
  この環境にある自治体を、団体コードの順に、件数だけ一覧にします。シートの中身や人の名前は出しません。
  中身を見るには、自治体の管理者に「運用者の閲覧」の許可を受けてください。`;

/** `michi cities`: 0 done, 1 no database, 2 wrong arguments. */
export async function run(args: string[]): Promise<number> {
  if (args.length > 0) {
    console.error(usage);
    return 2;
  }
  try {
    const installation = await openInstallation();
    try {
      const cities = await countCities(installation.db);
      for (const { code, name, years, units, people, sheets, lastChange } of cities) {
        const counts = `${years}年度　${units}部課　${people}人　シート${sheets}枚`;
        console.log(`${code}　${name}　${counts}　最後の変更 ${lastChange ?? "なし"}`);
      }
      if (cities.length === 0) console.log("自治体はまだありません。");
      return 0;
    } finally {
      await installation.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}
