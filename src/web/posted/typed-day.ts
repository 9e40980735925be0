import { z } from "zod";
import { isPlausibleDay } from "../../domain/periods/plausible-day.ts";

/** A day as a form sends it. A mistyped year is refused before anything counts days from it. */
export function typedDay(message = "日付を入力してください。") {
  return z.iso
    .date({ error: message, abort: true })
    .refine(isPlausibleDay, { error: "西暦1900年から2199年までの日付を入力してください。" });
}
