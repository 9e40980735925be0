import { z } from "zod";
import { emailAddress, emailAddressOrNone } from "../../domain/notifications/email-address.ts";
import { authority } from "./authority-form.ts";

const printable = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, { error: `${longest}文字までにしてください。` })
    .regex(/^\P{Cc}*$/u, { error: "改行などの文字は使えません。" });

const hostMessage = "サーバーの名前は mail.city.example.lg.jp のような形で入力してください。";
const portMessage = "ポートは1から65535までの数字で入力してください。";

/** What the office enters about its SMTP server. An empty password keeps the present one. */
export const mailServerForm = z
  .object({
    host: z
      .string()
      .trim()
      .regex(/^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[?[0-9A-Fa-f:.]{2,45}\]?)$/, { error: hostMessage })
      .transform((host) => host.replace(/^\[|\]$/g, "")),
    port: z.coerce
      .number({ error: portMessage })
      .int({ error: portMessage })
      .min(1, { error: portMessage })
      .max(65_535, { error: portMessage }),
    security: z.enum(["starttls", "tls", "none"], { error: "暗号化の方法を選んでください。" }),
    authority: authority.default(null),
    userName: printable(200).transform((name) => name || null),
    password: z.union([z.literal("").transform(() => null), z.string().max(500)]),
    sender: emailAddress,
    senderName: printable(100),
  })
  .refine(({ security, userName }) => security !== "none" || userName === null, {
    path: ["userName"],
    error:
      "暗号化しない接続では、パスワードが途中で読まれるおそれがあるため、ユーザー名は使えません。暗号化を選ぶか、空にしてください。",
  });

export const testMailForm = z.object({ to: emailAddress });

const daysMessage = "何日前かを、0から60までの数字で、5つまで入力してください(例：7, 1)。";
const hourMessage = "時刻は0から23までの数字で入力してください。";

/** When people are told of deadlines. `days`: 「7, 1」 or 「７、１」; empty: not before. */
export const noticeSettingsForm = z.object({
  days: z
    .string()
    .transform((typed) =>
      typed
        .normalize("NFKC")
        .split(/[\s,、]+/)
        .filter(Boolean),
    )
    .pipe(
      z
        .array(
          z
            .string()
            .regex(/^\d{1,2}$/, { error: daysMessage })
            .transform(Number)
            .pipe(z.number().max(60, { error: daysMessage })),
        )
        .max(5, { error: daysMessage }),
    )
    .transform((days) => [...new Set(days)].sort((a, b) => b - a)),
  hour: z.coerce
    .number({ error: hourMessage })
    .int({ error: hourMessage })
    .min(0, { error: hourMessage })
    .max(23, { error: hourMessage }),
});

export const noticeChoiceForm = z.object({
  email: emailAddressOrNone,
  choice: z.enum(["now", "digest", "none"], { error: "受け取り方を選んでください。" }),
});
