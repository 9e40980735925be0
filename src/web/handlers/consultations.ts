import { japanDay } from "../../domain/periods/japan-day.ts";
import { readTimetable } from "../../usecases/consultations/read-timetable.ts";
import { fiscalYear } from "../posted/settings-forms.ts";
import { notFound, page } from "../respond.ts";
import { actorOf, type Handler } from "../site.ts";

/** When whom the mayor consults, and how far their sheets are. */
export const showConsultations: Handler = async (c) => {
  const year = fiscalYear.safeParse(c.req.param("year"));
  const { db, now } = c.get("site");
  const today = japanDay(now());
  const slots = year.success ? await readTimetable(db, actorOf(c), year.data, today) : null;
  if (!slots || !year.success) return notFound(c);
  return page(c, "consultations", { slots, today, fiscalYear: year.data });
};
