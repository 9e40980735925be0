import { connect as connectPlain, isIP, type Socket } from "node:net";
import { connect as connectSecure } from "node:tls";
import type { Client } from "ldapts";
import type { KnownDirectory } from "./directory-settings.ts";

/** So long may the whole talk with the directory take, in milliseconds. */
const directoryPatience = 8_000;

/**
 * Talks with the directory over TLS as its look-up account. Throws when it can't be reached or trusted. One connection
 * and no second one: the library would open it anew without TLS and send a password over it.
 */
export async function talkWith<Answer>(
  directory: KnownDirectory,
  talk: (client: Client) => Promise<Answer>,
): Promise<Answer> {
  // Loaded when a city has a directory: many have none.
  const { Client } = await import("ldapts");
  const { protocol, hostname } = new URL(directory.address);
  const host = hostname.replace(/^\[|\]$/g, "");
  const trust = {
    host,
    ...(isIP(host) === 0 && { servername: host }),
    ...(directory.authority !== null && { ca: directory.authority }),
    minVersion: "TLSv1.2",
  } as const;
  let socket: Socket | null = null;
  const once = (open: () => Socket): Socket => {
    if (socket) throw new Error("the connection was lost");
    socket = open();
    return socket;
  };
  const secure = protocol === "ldaps:";
  const client = new Client({
    url: directory.address,
    timeout: directoryPatience,
    connectTimeout: directoryPatience,
    ...(secure
      ? {
          tlsOptions: trust,
          createSecureConnection: ((port: number) =>
            once(() => connectSecure(port, host, trust))) as typeof connectSecure,
        }
      : { createConnection: ((port: number) => once(() => connectPlain(port, host))) as typeof connectPlain }),
  });
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const clock = setTimeout(() => reject(new Error("the directory did not answer in time")), directoryPatience);
  const talking = async (): Promise<Answer> => {
    if (!secure) await client.startTLS({ ...trust });
    await client.bind(directory.bindName, directory.bindPassword);
    return await talk(client);
  };
  try {
    return await Promise.race([talking(), tooLate]);
  } finally {
    clearTimeout(clock);
    (socket as Socket | null)?.destroy();
  }
}
