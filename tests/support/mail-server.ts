import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import type { Database } from "../../src/database/database.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { saveMailSettings } from "../../src/usecases/mail/mail-settings.ts";
import type { Sealer } from "../../src/usecases/secrets/sealer.ts";
import { saveSiteAddress } from "../../src/usecases/site/site-address.ts";

export type ReceivedMail = {
  from: string;
  to: string[];
  raw: string;
  messageId: string;
  subject: string;
  text: string;
};

/** A real SMTP server in this process. What it took is in `received`; how it behaves next can be changed at any time. */
export type MailServer = {
  port: number;
  received: ReceivedMail[];
  /** Answers to commands from now on; an Error with `responseCode` refuses. */
  behave(
    how: Partial<Pick<SMTPServerOptions, "onConnect" | "onMailFrom" | "onRcptTo" | "onAuth">> & { onData?: OnData },
  ): void;
  stop(): Promise<void>;
};

/** What becomes of a whole message: a refusal, or "drop": the line goes dead before an answer. */
type OnData = (mail: ReceivedMail) => Error | "drop" | Promise<Error | "drop" | null> | null;

export function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

export async function startMailServer(port = 0, options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let how: Parameters<MailServer["behave"]>[0] = {};
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect: (session, done) => (how.onConnect ? how.onConnect(session, done) : done()),
    onMailFrom: (address, session, done) => (how.onMailFrom ? how.onMailFrom(address, session, done) : done()),
    onRcptTo: (address, session, done) => (how.onRcptTo ? how.onRcptTo(address, session, done) : done()),
    onAuth: (auth, session, done) =>
      how.onAuth ? how.onAuth(auth, session, done) : done(null, { user: auth.username ?? "" }),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", async () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          ...parsed(Buffer.concat(parts).toString()),
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
        };
        const answer = (await how.onData?.(mail)) ?? null;
        if (answer === "drop") {
          for (const socket of sockets) socket.destroy();
        } else if (answer) {
          done(answer);
        } else {
          received.push(mail);
          done();
        }
      });
    },
    ...options,
  });
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    behave: (next) => {
      how = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function parsed(raw: string): Pick<ReceivedMail, "raw" | "messageId" | "subject" | "text"> {
  const [head = "", ...body] = raw.split("\r\n\r\n");
  const unfolded = head.replace(/\r\n[ \t]+/g, " ");
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(unfolded)?.[1] ?? "";
  return {
    raw,
    messageId: header("Message-ID"),
    subject: decodedWords(header("Subject")),
    text: Buffer.from(body.join(""), "base64").toString(),
  };
}

/** RFC 2047. */
function decodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, words: string) => {
      if (how.toUpperCase() === "B") return Buffer.from(words, "base64").toString("latin1");
      return words
        .replaceAll("_", " ")
        .replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    })
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, "latin1").toString());
}

/** The city sends through this server, unencrypted, from now on. */
export async function sendThrough(db: Database, sealer: Sealer, office: Actor, port: number): Promise<void> {
  await saveSiteAddress(db, office, "https://michi.example");
  const outcome = await saveMailSettings(db, sealer, office, {
    host: "127.0.0.1",
    port,
    security: "none",
    userName: null,
    password: null,
    sender: "michi@city.example",
    senderName: "企画政策課",
    authority: null,
  });
  if (!outcome.ok) throw new Error(outcome.reason);
}
