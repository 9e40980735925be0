import { openInstallation } from "../../database/connect.ts";
import { loadDemoCity } from "../../demo-city/load-demo-city.ts";
import { demoCity } from "../../demo-city/units.ts";

/** `michi demo`: puts the demo city into the installation; says so when it is there already. */
export async function run(args: string[]): Promise<number> {
  if (args.length > 0) {
    console.error("使い方: michi demo(引数はありません)");
    return 2;
  }
  try {
    const installation = await openInstallation((line) => console.log(line));
    try {
      const { loaded, sheets, goals } = await loadDemoCity(installation.db);
      console.log(
        loaded
          ? `見本の${demoCity.name}を用意しました(シート${sheets}枚、目標${goals}件)。`
          : `見本の${demoCity.name}はすでにあります。`,
      );
    } finally {
      await installation.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
  return 0;
}
