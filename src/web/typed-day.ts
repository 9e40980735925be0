import { z } from "zod";

const first = "1900-01-01";
const last = "2199-12-31";

/** A day as a form sends it. Years that nobody means (0008 for 令和8年) are refused before anything counts days from them. */
export function typedDay(message = "日付を入力してください。") {
  return z.iso
    .date({ error: message, abort: true })
    .refine((day) => day >= first && day <= last, { error: "西暦1900年から2199年までの日付を入力してください。" });
}
