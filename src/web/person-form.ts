import { z } from "zod";
import { shortestPassword } from "../usecases/sessions/password.ts";

const printable = z
  .string()
  .trim()
  .max(200, { error: "200文字までにしてください。" })
  .regex(/^\P{Cc}*$/u, { error: "改行などの文字は使えません。" });
const line = (message: string) => printable.min(1, { error: message });
const shortMessage = `パスワードは${shortestPassword}文字以上にしてください。`;
const password = z.string().min(shortestPassword, { error: shortMessage }).max(1000);

const person = {
  name: line("氏名を入力してください。"),
  post: printable.default(""),
  role: z.enum(["office", "head", "staff", "viewer"], { error: "役割を選んでください。" }),
  unitId: z.union([z.literal("").transform(() => null), z.uuid()]),
};

/** What the office enters for a new account. */
export const newPersonForm = z.object({ ...person, loginName: line("ユーザー名を入力してください。"), password });

/** What it may change of one. An empty password keeps the present one. */
export const personForm = z.object({
  ...person,
  password: z.union([z.literal("").transform(() => null), password], { error: shortMessage }),
  closed: z
    .literal("yes")
    .optional()
    .transform((given) => given === "yes"),
});
