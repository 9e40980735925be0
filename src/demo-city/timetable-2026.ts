import type { TenantTransaction } from "../database/tenant-transaction.ts";
import { insertSlots } from "../database/timetable-store.ts";

type Meeting = { date: string; start: string; end: string; unit: string | null };

const meetings: Meeting[] = [
  { date: "2026-06-16", start: "9:30", end: "11:00", unit: "総合政策部" },
  { date: "2026-06-16", start: "13:30", end: "15:30", unit: "総務部" },
  { date: "2026-06-18", start: "9:30", end: "11:00", unit: "市民生活部" },
  { date: "2026-06-18", start: "13:30", end: "15:30", unit: "健康福祉部" },
  { date: "2026-06-22", start: "10:00", end: "11:30", unit: "産業振興部" },
  { date: "2026-06-24", start: "13:30", end: "15:00", unit: "都市整備部" },
  { date: "2026-06-26", start: "10:00", end: "11:30", unit: "教育委員会事務局" },
  { date: "2026-06-30", start: "13:30", end: "16:30", unit: null },
];

/** When the mayor of the demo city talked about the goals of the running year. */
export async function setTimetable(tx: TenantTransaction, fiscalYear: number): Promise<void> {
  const attendees = ["市長", "副市長", "総合政策部長"];
  await insertSlots(
    tx,
    meetings.map((meeting) => ({
      ...meeting,
      fiscalYear,
      buffer: meeting.unit === null,
      basicPrograms: null,
      attendees,
      venue: "庁議室",
    })),
  );
}
