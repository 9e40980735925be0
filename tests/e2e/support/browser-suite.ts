import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { openBrowser } from "./browser.ts";
import { type RunningApp, startApp } from "./running-app.ts";

/** What the tests of a file share. There from `beforeAll` on; `app` may be put in the place of one that was stopped. */
export type BrowserSuite = { t: TestDatabase; app: RunningApp; browser: Browser };

/** A city as `prepare` leaves it, the program running on it, and a browser; all end with the file. */
export function browserSuite(prepare: (t: TestDatabase) => Promise<unknown>): BrowserSuite {
  const suite: Partial<BrowserSuite> = {};
  beforeAll(async () => {
    suite.t = await testDatabase();
    await prepare(suite.t);
    suite.app = await startApp(suite.t.appLogin);
    suite.browser = await openBrowser();
  });
  afterAll(async () => {
    await suite.browser?.close();
    await suite.app?.stop();
    await suite.t?.close();
  });
  // Tests run after beforeAll: whoever reads it before finds nothing.
  return suite as BrowserSuite;
}
