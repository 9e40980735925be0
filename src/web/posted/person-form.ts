import { z } from "zod";
import { emailAddressOrNone } from "../../domain/notifications/email-address.ts";
import { type Role, roles } from "../../domain/permissions/actor.ts";
import { shortestPassword } from "../../usecases/sessions/password.ts";
import { typedDay } from "./typed-day.ts";

const printable = z
  .string()
  .trim()
  .max(200, { error: "200文字までにしてください。" })
  .regex(/^\P{Cc}*$/u, { error: "改行などの文字は使えません。" });
const line = (message: string) => printable.min(1, { error: message });
const shortMessage = `パスワードは${shortestPassword}文字以上にしてください。`;
const password = z.string().min(shortestPassword, { error: shortMessage }).max(1000);
const optionalPassword = z.union([z.literal("").transform(() => null), password], { error: shortMessage });
const day = typedDay();
const name = line("氏名を入力してください。");
const email = emailAddressOrNone.default(null);

const post = {
  title: printable.default(""),
  role: z.enum(roles, { error: "役割を選んでください。" }),
  unitId: z.union([z.literal("").transform(() => null), z.uuid()]),
  from: day,
};

/** Without a unit nobody is anybody's head. */
const headsSomething = ({ role, unitId }: { role: Role; unitId: string | null }) => role !== "head" || unitId !== null;
const headOfWhat = { path: ["unitId"], error: "どの部・課の所属長かを選んでください。" };

/** What is entered for a new account with its first post. */
export const newPersonForm = z
  .object({
    name,
    email,
    ...post,
    loginName: line("ユーザー名を入力してください。"),
    password: optionalPassword,
  })
  .refine(headsSomething, headOfWhat);

/** What may be changed of an account. An empty password keeps the present one. */
export const personForm = z.object({
  name,
  email,
  password: optionalPassword,
  closed: z
    .literal("yes")
    .optional()
    .transform((given) => given === "yes"),
});

/** A further post of somebody. */
export const newPostForm = z
  .object({
    ...post,
    kind: z.enum(["main", "beside"], { error: "本務か兼務かを選んでください。" }),
    until: z.union([z.literal("").transform(() => null), day], { error: "日付を入力してください。" }),
  })
  .refine(headsSomething, headOfWhat);

/** What is done with a post: it ends on a day, or was a mistake. */
export const postChange = z.discriminatedUnion("act", [
  z.object({ act: z.literal("end"), until: day }),
  z.object({ act: z.literal("take-back") }),
]);
