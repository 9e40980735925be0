import type { z } from "zod";
import type { WebContext } from "./site.ts";

/** The fields of a posted form, checked; null when they are not what our page sends. */
export async function formOf<Schema extends z.ZodType>(c: WebContext, schema: Schema): Promise<z.infer<Schema> | null> {
  const parsed = schema.safeParse(await c.req.parseBody());
  return parsed.success ? parsed.data : null;
}
