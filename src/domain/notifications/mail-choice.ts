/** How a person wants notifications by mail. What the office asks of them itself comes always, and at once. */
export type MailChoice = "now" | "digest" | "none";

export const mailChoices = {
  now: "その都度受け取る",
  digest: "1日1回、朝にまとめて受け取る",
  none: "受け取らない（事務局からの催促だけ届きます）",
} as const satisfies Record<MailChoice, string>;
