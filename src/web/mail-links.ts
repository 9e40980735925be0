import type { MailLinks } from "../usecases/mail/send-next-mail.ts";
import { url } from "./routes.ts";

/** Where the links in mails lead. */
export const mailLinks: MailLinks = {
  account: url("noticeChoice"),
  sheet: (sheetId) => url("sheet", { sheetId }),
  comments: (sheetId, threadId) => `${url("comments", { sheetId })}#thread-${threadId}`,
};
