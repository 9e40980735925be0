import { dayWithWeekday } from "../periods/day-with-weekday.ts";
import { fiscalYearLabel } from "../periods/fiscal-year.ts";
import { type NoticeFacts, noticeWords, speaksOfDue } from "./notice.ts";

/** `link`: where one click leads. */
export type MailItem = Omit<NoticeFacts, "goal"> & {
  path: string[];
  fiscalYear: number;
  sheetNumber: string;
  link: string;
};

export type MailFacts = {
  city: string;
  name: string;
  digest: boolean;
  items: readonly MailItem[];
  accountLink: string;
};

/** A short plain mail: what, which sheet, until when, where. Nothing of what is written on the sheet. */
export function mailText({ city, name, digest, items, accountLink }: MailFacts): { subject: string; text: string } {
  const [first] = items;
  const single = first && `${first.path.at(-1) ?? ""} ${wordsOf(first)}`;
  const subject = digest || !single ? `お知らせが${items.length}件あります` : single;
  const paragraphs = [
    oneLine(`${name} 様`),
    ...(digest ? [`「道しるべ」からのお知らせが${items.length}件あります。`] : []),
    ...items.map(paragraph),
    [
      "--",
      oneLine(`このメールは、${city}の「道しるべ」が自動で送っています。返信はできません。`),
      `受け取り方は、次の画面で変えられます。 ${accountLink}`,
    ].join("\n"),
  ];
  return { subject: oneLine(`【道しるべ】${subject}`), text: `${paragraphs.join("\n\n")}\n` };
}

function paragraph(item: MailItem): string {
  const { path, fiscalYear, sheetNumber, due, link } = item;
  const until = due === null || speaksOfDue(item.kind) ? "" : `　期限 ${dayWithWeekday(due)}`;
  return [
    oneLine(`${path.join(" ")}　${wordsOf(item)}`),
    oneLine(`${fiscalYearLabel(fiscalYear)}　シート番号 ${sheetNumber}${until}`),
    link,
  ].join("\n");
}

/** A mail leaves the building: not even a goal's name goes with it. */
function wordsOf(item: MailItem): string {
  return noticeWords({ ...item, goal: null });
}

/** A name with a line end in it would otherwise begin a header of its own. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}
