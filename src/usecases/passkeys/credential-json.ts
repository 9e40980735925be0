import { z } from "zod";

const bytes = z.string().max(20_000);
const extensions = z.record(z.string(), z.unknown()).default({});
const transports = z.array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"])).catch([]);

const registration = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal("public-key"),
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes, transports: transports.optional() }),
  clientExtensionResults: extensions,
});

const authentication = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
  clientExtensionResults: extensions,
});

/** What a browser says of a passkey it has just made; null for anything else. */
export function readRegistration(text: string) {
  return registration.safeParse(parsed(text)).data ?? null;
}

/** What a browser says of a passkey it has just used; null for anything else. */
export function readAuthentication(text: string) {
  return authentication.safeParse(parsed(text)).data ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
