import { z } from "zod";

/** Which session a button of a session list ends: the field `session` is an id, or `all`. */
export const sessionChoice = z.object({ session: z.union([z.literal("all"), z.uuid()]) });
