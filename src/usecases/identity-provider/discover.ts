import { allowInsecureRequests, ClientSecretBasic, type Configuration, discovery } from "openid-client";
import type { KnownProvider } from "./provider-settings.ts";

/** Seconds to wait for the provider. */
const patience = 10;

/** A provider on this very machine may speak plain http; any other must not. */
export function isOnThisMachine(address: URL): boolean {
  return address.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(address.hostname);
}

/** Asks the provider for its addresses and keys; throws when it is away or says it is somebody else. */
export async function discover({ issuer, clientId, clientSecret }: KnownProvider): Promise<Configuration> {
  const server = new URL(issuer);
  const execute = isOnThisMachine(server) ? [allowInsecureRequests] : [];
  return await discovery(server, clientId, undefined, ClientSecretBasic(clientSecret), { timeout: patience, execute });
}

/** Where the provider sends people back to; it must be registered there. */
export function redirectAddress(siteAddress: string): string {
  return new URL("/sign-in/provider/callback", siteAddress).href;
}
