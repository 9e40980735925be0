import { expect, test } from "vitest";
import { type MailItem, mailText } from "./mail-text.ts";

const item: MailItem = {
  kind: "to-approve",
  stage: "中間\r\nBcc: a@b.example",
  due: "2026-11-27",
  by: null,
  path: ["総務部", "総務課\u2028\r\nにせの行"],
  fiscalYear: 2026,
  sheetNumber: "R08-0001-9",
  link: "https://michi.example/sheets/1",
};
const facts = { city: "みなと市", accountLink: "https://michi.example/account/notices" };

test("no name begins a line of its own, neither in the head nor in the text", () => {
  const { subject, text } = mailText({ ...facts, name: "田中\n花", digest: false, items: [item] });
  expect(subject).toBe("【道しるべ】総務課 にせの行 「中間 Bcc: a@b.example」の承認をお願いします。");
  expect(text.split("\n").slice(0, 5)).toEqual([
    "田中 花 様",
    "",
    "総務部 総務課 にせの行　「中間 Bcc: a@b.example」の承認をお願いします。",
    "令和8年度　シート番号 R08-0001-9　期限 11月27日(金)",
    "https://michi.example/sheets/1",
  ]);
});

test("the name of a shared goal stays in the building", () => {
  const shared = { ...item, kind: "shared-placed" as const, stage: null, due: null, goal: "ひみつの目標" };
  const { subject, text } = mailText({ ...facts, name: "田中 花", digest: false, items: [shared] });
  expect(subject).toContain("共通目標がシートに載りました。");
  expect(subject + text).not.toContain("ひみつの目標");
});

test("a digest counts and lists what it holds; a day that the sentence names isn't said again", () => {
  const overdue: MailItem = { ...item, kind: "overdue", stage: "中間", path: ["総務課"] };
  const { subject, text } = mailText({ ...facts, name: "田中 花", digest: true, items: [overdue, overdue] });
  expect(subject).toBe("【道しるべ】お知らせが2件あります");
  expect(text.match(/「中間」の期限\(11月27日\(金\)\)を過ぎています。/g)).toHaveLength(2);
  expect(text).not.toContain("期限 11月27日");
});
