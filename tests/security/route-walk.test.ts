import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RouteName, routes } from "../../src/web/routes.ts";
import { type WalkCity, walkCity } from "../support/walk-city.ts";
import { ask, hasId, type Ids, names, unknownIds } from "../support/walk-routes.ts";
import { visitor } from "../support/web-city.ts";

let city: WalkCity;
beforeAll(async () => {
  city = await walkCity();
});
afterAll(() => city?.t.close());

describe("signed out", () => {
  test.each(names.filter((name) => routes[name].access !== "public"))("%s shows and changes nothing", async (name) => {
    const answer = await ask(visitor(city.app), name, city.real);
    expect(name === "changeSheet" ? answer.status : answer.headers.get("Location")?.split("?")[0]).toBe(
      name === "changeSheet" ? 401 : "/sign-in",
    );
    expect(await answer.text()).not.toMatch(/窓口|港湾|環境/);
    expect(city.wroteTo()).toEqual([]);
  });
});

describe("the office of another municipality", () => {
  const followed: RouteName[] = [...names.filter(hasId), "addPerson", "addUnit", "beginSheet"];

  test.each(followed)(
    "%s answers for what is there byte for byte as for what isn't, and the log tells",
    async (name) => {
      const { stranger, real, logged } = city;
      const none = unknownIds(real);
      logged.length = 0;
      const [foreign, absent] = [await ask(stranger, name, real), await ask(stranger, name, none)];
      expect([foreign.status, absent.status]).toEqual([404, 404]);
      expect(await plain(foreign, real)).toBe(await plain(absent, none));
      expect(logged.map(({ what }) => what)).toEqual(["not-found", "not-found"]);
      expect(city.wroteTo()).toEqual([]);
    },
  );

  test.each(names.filter((name) => routes[name].method === "GET" && !hasId(name)))(
    "%s holds no word of this city",
    async (name) => {
      const answer = await ask(city.stranger, name, city.real);
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/窓口を待たせない|港湾課|環境課|佐藤 まどか/);
    },
  );
});

/** Headers and body without what differs in any two answers: the ids that were asked for, and the nonce. */
async function plain(answer: Response, ids: Ids): Promise<string> {
  const whole = JSON.stringify([...answer.headers]) + (await answer.text());
  const withoutIds = Object.values(ids).reduce((rest, id) => rest.replaceAll(id, "-"), whole);
  return withoutIds.replace(/nonce-[A-Za-z0-9+/=]+/g, "nonce").replace(/nonce="[^"]*"/g, "nonce");
}

test("the walk is not stopped by its bodies: the office gets through everywhere", async () => {
  const refused: [RouteName, number][] = [];
  for (const name of names.filter((one) => routes[one].method === "GET")) {
    const answer = await ask(city.office, name, city.real);
    // Events go on for as long as somebody listens.
    if (name === "sheetEvents") await answer.body?.cancel();
    if (answer.status >= 400) refused.push([name, answer.status]);
  }
  // No form is built for the tests, so there is no file to send; a city that is there is not set up again.
  // And nobody is sent to, or comes back from, an identity provider that isn't set; the walk knows no calendar's secret.
  expect(refused).toEqual([
    ["asset", 404],
    ["beginAtProvider", 404],
    ["returnFromProvider", 400],
    ["calendar", 404],
  ]);
});
