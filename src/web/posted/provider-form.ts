import { z } from "zod";
import { isOnThisMachine } from "../../usecases/identity-provider/discover.ts";

const line = (message: string) =>
  z
    .string()
    .trim()
    .min(1, { error: message })
    .max(500)
    .regex(/^\P{Cc}*$/u);
const secure = "https:// で始まるアドレスを入力してください。";
const address = line(secure).refine(
  (text) => URL.canParse(text) && (new URL(text).protocol === "https:" || isOnThisMachine(new URL(text))),
  { error: secure },
);

/** Where people's browsers reach the program: the origin of what was typed. */
export const siteAddressForm = z.object({ siteAddress: address.transform((text) => new URL(text).origin) });

/** What the office enters about its identity provider. An empty secret keeps the present one. */
export const providerForm = z.object({
  issuer: address,
  clientId: line("クライアントIDを入力してください。"),
  clientSecret: z.union([z.literal("").transform(() => null), z.string().max(500)]),
  claim: z.enum(["preferred_username", "email"]),
});
