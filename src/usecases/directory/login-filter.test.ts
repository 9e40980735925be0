import { expect, test } from "vitest";
import { comparisonsOf, isLoginFilter, loginFilter } from "./login-filter.ts";

test.each([
  ["suzuki", "(uid=suzuki)"],
  ["suzuki.aoi@city.example.lg.jp", "(uid=suzuki.aoi@city.example.lg.jp)"],
  ["鈴木 葵", "(uid=鈴木 葵)"],
  ["*", "(uid=\\2a)"],
  ["s*)(uid=*", "(uid=s\\2a\\29\\28uid\\3d\\2a)"],
  ["a\\b", "(uid=a\\5cb)"],
  ["a\0b", "(uid=a\\00b)"],
  ["a&|!b", "(uid=a\\26\\7c\\21b)"],
  ["{login}", "(uid=\\7blogin\\7d)"],
])("%s stays a name", (loginName, filter) => {
  expect(loginFilter("(uid={login})", loginName)).toBe(filter);
});

test.each([
  ["(uid={login})", true],
  ["(&(objectClass=person)(|(uid={login})(mail={login})))", true],
  ["(userPrincipalName={login}@city.example.lg.jp)", true],
  ["uid={login}", false],
  ["(uid=suzuki)", false],
  ["(uid={login}*)", false],
  ["(&(uid={login})", false],
  ["(uid={login}))(", false],
])("%s is a filter for login names: %s", (template, is) => {
  expect(isLoginFilter(template)).toBe(is);
});

test("the attributes that are compared are known, so that what comes back can be compared again", () => {
  expect(comparisonsOf("(&(objectClass=person)(|(uid={login})(mail={login}@city.example)))", "suzuki")).toEqual([
    { attribute: "uid", value: "suzuki" },
    { attribute: "mail", value: "suzuki@city.example" },
  ]);
});
