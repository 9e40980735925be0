import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { KnownMailServer } from "./mail-settings.ts";

/** Why a mail wasn't taken. */
export type DeliveryRefusal =
  | "unreachable" // no such host, refused, silent
  | "no-encryption" // TLS impossible, or a certificate that nobody vouches for
  | "sign-in-refused"
  | "sender-refused"
  | "server-refused" // said no before it heard what for
  | "broken-off" // the connection was lost while the mail was being handed over
  | "put-off" // "try again later"
  | "recipient-refused"
  | "mail-refused";

/**
 * `away`: the server serves nobody now, later tries are for all mails. `again`: only this mail. `never`: it will not be
 * taken. `answer`: the server's own words.
 */
export type Delivery =
  | { ok: true; answer: string }
  | { ok: false; next: "away" | "again" | "never"; reason: DeliveryRefusal; answer: string | null };

export type MailToSend = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  messageId: string;
};

/** Well within the five minutes for which a mail is claimed. */
const longest = 120_000;

type SmtpError = Error & {
  code?: string;
  originalCode?: string;
  responseCode?: number;
  response?: string;
  command?: string;
};

/**
 * Hands one mail to the server over a connection of its own. Never throws for what a server may do. `signal` cuts the
 * connection off when the program can wait no longer.
 */
export async function deliver(server: KnownMailServer, mail: MailToSend, signal?: AbortSignal): Promise<Delivery> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === "tls",
    requireTLS: server.security === "starttls",
    ignoreTLS: server.security === "none",
    ...(server.authority !== null && { tls: { ca: server.authority } }),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    dnsTimeout: 15_000,
    allowInternalNetworkInterfaces: true,
  });
  const lost = new Promise<never>((_, reject) => connection.on("error", reject));
  lost.catch(() => {});
  const hangUp = () => connection.emit("error", new Error("The program hung up."));
  const late = setTimeout(hangUp, longest);
  signal?.addEventListener("abort", hangUp, { once: true });
  const step = <T>(work: (done: (error?: Error | null, value?: T) => void) => void): Promise<T | undefined> =>
    Promise.race([
      new Promise<T | undefined>((resolve, reject) => work((error, value) => (error ? reject(error) : resolve(value)))),
      lost,
      new Promise<never>((_, reject) => connection.once("end", () => reject(new Error("The connection ended.")))),
    ]);
  try {
    try {
      await step((done) => connection.connect(done));
      const { userName, password } = server;
      if (userName !== null) {
        await step((done) => connection.login({ credentials: { user: userName, pass: password ?? "" } }, done));
      }
    } catch (error) {
      return beforeHandingOver(error as SmtpError);
    }
    try {
      const message = await written(server, mail);
      const envelope = { from: server.sender, to: [mail.to.address] };
      const info = await step<{ response?: string }>((done) => connection.send(envelope, message, done));
      return { ok: true, answer: info?.response ?? "" };
    } catch (error) {
      return whileHandingOver(error as SmtpError);
    }
  } finally {
    clearTimeout(late);
    signal?.removeEventListener("abort", hangUp);
    connection.quit();
    connection.close();
  }
}

function written(server: KnownMailServer, { to, subject, text, messageId }: MailToSend): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: server.senderName, address: server.sender },
    to,
    subject,
    text,
    messageId,
    textEncoding: "base64",
    // No answer of an out-of-office program is wanted.
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  });
  return composer.compile().build();
}

function beforeHandingOver(error: SmtpError): Delivery {
  return { ok: false, next: "away", reason: reasonOf(error), answer: answerOf(error) };
}

function reasonOf({ code, originalCode, command, responseCode }: SmtpError): DeliveryRefusal {
  if (code === "EAUTH") return "sign-in-refused";
  if (code === "ETLS" || command === "STARTTLS" || isOfTls(originalCode)) return "no-encryption";
  return responseCode ? "server-refused" : "unreachable";
}

/** Node's and OpenSSL's names of what is wrong with a certificate or a handshake. */
function isOfTls(code = ""): boolean {
  return /CERT|SSL|TLS|SIGNATURE|HOSTNAME/.test(code);
}

function whileHandingOver(error: SmtpError): Delivery {
  const { command = "", responseCode = 0 } = error;
  const answer = answerOf(error);
  if (responseCode < 400 || responseCode === 421) return { ok: false, next: "again", reason: "broken-off", answer };
  if (command.startsWith("MAIL")) return { ok: false, next: "away", reason: "sender-refused", answer };
  if (responseCode < 500) return { ok: false, next: "again", reason: "put-off", answer };
  const reason = command.startsWith("RCPT") ? "recipient-refused" : "mail-refused";
  return { ok: false, next: "never", reason, answer };
}

/** Only what an SMTP server said with a code of its own: nothing that listens there by accident is read out. */
function answerOf({ response, responseCode }: SmtpError): string | null {
  return responseCode && response ? response.replace(/\p{Cc}+/gu, " ").slice(0, 300) : null;
}
