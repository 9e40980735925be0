import { z } from "zod";
import { typedDay } from "./typed-day.ts";

/** A day asked for, as its last moment in Japan. */
export const endOfDay = typedDay().transform((day) => new Date(`${day}T23:59:59.999+09:00`).toISOString());

/** A time asked for in an address, as ISO in UTC. Years beyond four digits, or none, are no times the database knows. */
export const pointInTime = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((time) => time.getTime() >= Date.UTC(1900, 0) && time.getTime() < Date.UTC(9999, 0))
  .transform((time) => time.toISOString());
