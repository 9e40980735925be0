import { z } from "zod";

/** An address as mail programs take it: no display name, no list, no line end, no letters that need SMTPUTF8. */
export const emailAddress = z
  .string()
  .trim()
  .max(254, { error: "メールアドレスは254文字までにしてください。" })
  .regex(z.regexes.html5Email, { error: "メールアドレスは name@city.example.lg.jp のような形で入力してください。" });

/** The same where it may be left empty. */
export const emailAddressOrNone = z.union([z.literal("").transform(() => null), emailAddress], {
  error: "メールアドレスは name@city.example.lg.jp のような形で入力してください。",
});
