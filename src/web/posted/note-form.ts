import { z } from "zod";
import { isoDate, partsOf } from "../../domain/periods/iso-date.ts";
import type { GivenEvidence } from "../../usecases/notes/check-evidence.ts";
import type { WebContext } from "../site.ts";

/** A note as it stands in a form: the place as one value of a list. */
export type NoteDraft = { noteId: string; place: string; on: string; body: string };

const uuid = z.uuid();

const posted = z.object({
  noteId: uuid.optional(),
  place: z.string().max(200),
  on: z.string().max(20),
  body: z.string().max(40_000),
  version: z.coerce.number().int().positive().optional(),
});

export type PostedNote = NoteDraft & { version: number; removed: string[]; files: GivenEvidence[] };

/** What a note's form sent; null when it is not what our page sends. `noteId`: of the address, when it names one. */
export async function postedNote(c: WebContext): Promise<PostedNote | null> {
  const body = await c.req.parseBody({ all: true });
  const fields = posted.safeParse(body);
  const removed = z
    .array(uuid)
    .max(100)
    .safeParse([body.remove ?? []].flat());
  const noteId = c.req.param("noteId") ?? fields.data?.noteId;
  if (!fields.success || !removed.success || noteId === undefined) return null;
  const { place, on, version = 0 } = fields.data;
  const files = [body.files ?? []].flat().filter((one) => one instanceof File);
  const given = await Promise.all(
    // A browser sends a nameless empty file where none was chosen.
    files
      .filter(({ name, size }) => name !== "" || size > 0)
      .map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const words = fields.data.body.replace(/\r\n?/g, "\n").trimEnd();
  return { noteId, place, on, body: words, version, removed: removed.data, files: given };
}

/** Whether a posted day is one of the calendar, as `YYYY-MM-DD`. */
export function isDay(on: string): boolean {
  const { year, month, day } = partsOf(on);
  return /^\d{4}-\d{2}-\d{2}$/.test(on) && isoDate(year, month, day) === on;
}
