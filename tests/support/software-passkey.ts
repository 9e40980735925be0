import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What a browser says to the page, and what may be wrong with it. */
type Circumstances = { challenge: string; origin?: string; counter?: number };

/** A security key in software: makes one passkey and signs with it (WebAuthn level 2, ES256, no attestation). */
export type SoftwarePasskey = {
  id: string;
  register(given: Circumstances): string;
  answer(given: Circumstances): string;
};

export function softwarePasskey(site: string): SoftwarePasskey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  const rpIdHash = createHash("sha256").update(new URL(site).hostname).digest();
  const authenticatorData = (flags: number, counter: number, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([rpIdHash, Buffer.from([flags]), count, more]);
  };
  const clientData = (type: string, { challenge, origin = site }: Circumstances) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const credential = (response: Record<string, Buffer>) =>
    JSON.stringify({
      id: id.toString("base64url"),
      rawId: id.toString("base64url"),
      type: "public-key",
      response: Object.fromEntries(Object.entries(response).map(([key, value]) => [key, value.toString("base64url")])),
      clientExtensionResults: {},
    });
  return {
    id: id.toString("base64url"),
    register(given) {
      const { x = "", y = "" } = publicKey.export({ format: "jwk" });
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey(x, y)]);
      const data = authenticatorData(0x41, given.counter ?? 1, attested);
      const attestationObject = Buffer.concat([
        // {"fmt": "none", "attStmt": {}, "authData": bytes}
        Buffer.from([0xa3, 0x63]),
        Buffer.from("fmt"),
        Buffer.from([0x64]),
        Buffer.from("none"),
        Buffer.from([0x67]),
        Buffer.from("attStmt"),
        Buffer.from([0xa0, 0x68]),
        Buffer.from("authData"),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      return credential({ clientDataJSON: clientData("webauthn.create", given), attestationObject });
    },
    answer(given) {
      const clientDataJSON = clientData("webauthn.get", given);
      const data = authenticatorData(0x01, given.counter ?? 2);
      const signed = Buffer.concat([data, createHash("sha256").update(clientDataJSON).digest()]);
      return credential({ clientDataJSON, authenticatorData: data, signature: sign("sha256", signed, privateKey) });
    },
  };
}

/** {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053). */
function coseKey(x: string, y: string): Buffer {
  const coordinate = (value: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(value, "base64url")]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    coordinate(x),
    Buffer.from([0x22]),
    coordinate(y),
  ]);
}
