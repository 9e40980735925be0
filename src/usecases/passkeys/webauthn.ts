/** Loaded when the first passkey is seen: with what it needs it is large, and many cities never use it. */
export function webauthn(): Promise<typeof import("@simplewebauthn/server")> {
  return import("@simplewebauthn/server");
}

/** What devices may sign with (COSE): Ed25519, ECDSA with P-256, RSA with SHA-256; every device knows one of them. */
export const algorithms = [-8, -7, -257];
