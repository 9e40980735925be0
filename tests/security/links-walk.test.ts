import { afterAll, beforeAll, expect, test } from "vitest";
import { stateAt } from "../../src/domain/cycle/cycle-state.ts";
import { routes, url } from "../../src/web/routes.ts";
import { type Persona, posts, type WalkCity, walkCity } from "../support/walk-city.ts";
import { names, pathOf } from "../support/walk-routes.ts";
import type { Visitor } from "../support/web-city.ts";

// Reading alone: what is written is tried by the walk of roles. An event stream has no links and no end.
const pages = names.filter((name) => routes[name].method === "GET" && name !== "sheetEvents");
const states = {
  writing: stateAt("planning"),
  submitted: { ...stateAt("planning"), status: "submitted" },
  closed: { ...stateAt("yearEnd"), status: "closed" },
};

let city: WalkCity;
beforeAll(async () => {
  city = await walkCity();
});
afterAll(() => city?.t.close());

/** Where the links of a page lead within the program, without the places on a page. */
async function linksOf(answer: Response, statuses = [200]): Promise<string[]> {
  const isPage = statuses.includes(answer.status) && answer.headers.get("Content-Type")?.startsWith("text/html");
  if (!isPage) {
    await answer.body?.cancel();
    return [];
  }
  const html = await answer.text();
  const hrefs = [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
  return hrefs.filter((href) => href.startsWith("/")).map((href) => href.replace(/#.*$/, ""));
}

/** What a browser ends up with, redirects included. */
async function statusOf(who: Visitor, path: string): Promise<number> {
  const answer = await who.get(path);
  await answer.body?.cancel();
  const onward = answer.headers.get("Location");
  return onward?.startsWith("/") ? await statusOf(who, onward) : answer.status;
}

const withPosts = (Object.keys(posts) as Persona[]).filter((persona) => persona !== "nobody");

test.each(withPosts)("no page that %s gets has a dead link", async (persona) => {
  const who = city.who[persona];
  const dead: string[] = [];
  let followed = 0;
  for (const [name, state] of Object.entries(states)) {
    await city.t.ownerQuery("update sheets set cycle_state = $2 where sheet_id = $1", [
      city.real.sheetId,
      JSON.stringify(state),
    ]);
    // Only what is about the sheet depends on its state; the rest is the same each time.
    const shown = pages.filter((page) => name === "writing" || /:(sheetId|year|goalId)\b/.test(routes[page].pattern));
    const found = new Map<string, string>();
    for (const page of shown) {
      const path = pathOf(page, city.real);
      for (const link of await linksOf(await who.get(path))) if (!found.has(link)) found.set(link, path);
    }
    for (const [link, on] of found) {
      followed += 1;
      const status = await statusOf(who, link);
      if (status >= 400) dead.push(`${name}: ${on} -> ${link} ${status}`);
    }
  }
  expect(dead).toEqual([]);
  expect(followed).toBeGreaterThan(20);
});

test.each(["hr", "office", "administrator"] as const)("nor has a page that answers a form of %s", async (persona) => {
  const who = city.who[persona];
  const body = new FormData();
  body.append("file", new File([await (await who.get("/settings/organisation/roster/roster.csv")).text()], "名簿.csv"));
  body.append("day", "2027-04-01");
  const headers = { "Sec-Fetch-Site": "same-origin", Cookie: who.cookie() };
  const roster = city.app.request(url("previewRoster"), { method: "POST", body, headers });
  const asked = { unitId: city.real.unitId, name: "港湾振興課", day: "2027-04-01" };
  const renaming = who.get(url("previewReorganisation", { year: 2027, kind: "rename" }, asked));
  for (const [title, answer] of [
    ["名簿", await roster],
    ["改称", await renaming],
  ] as const) {
    const page = answer.clone();
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(title)]);
    for (const link of await linksOf(page)) expect([link, await statusOf(who, link)]).toEqual([link, 200]);
  }
});

test("who holds no post is offered no way to pages that would refuse them", async () => {
  const links = new Set<string>();
  for (const page of pages) {
    const answer = await city.who.nobody.get(pathOf(page, city.real));
    for (const link of await linksOf(answer, [200, 403])) links.add(link);
  }
  expect([...links].sort()).toEqual(["/", "/sign-in"]);
});
