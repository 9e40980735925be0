import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/**
 * Encrypts what must not be readable in the database or its backups. `owner` names whose secret it is: sealed bytes
 * moved to another row do not open. `open` gives null for bytes of another key or owner.
 */
export type Sealer = {
  seal(secret: string, owner: string): Buffer;
  open(sealed: Buffer, owner: string): string | null;
};

const nonceLength = 12;
const tagLength = 16;

/** AES-256-GCM. `key`: 32 bytes, asked for when the first secret is sealed or opened. */
export function sealerOf(key: () => Buffer): Sealer {
  return {
    seal(secret, owner) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", key(), nonce, { authTagLength: tagLength });
      cipher.setAAD(Buffer.from(owner));
      return Buffer.concat([nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, owner) {
      if (sealed.length < nonceLength + tagLength) return null;
      const nonce = sealed.subarray(0, nonceLength);
      const decipher = createDecipheriv("aes-256-gcm", key(), nonce, { authTagLength: tagLength });
      decipher.setAAD(Buffer.from(owner));
      decipher.setAuthTag(sealed.subarray(-tagLength));
      const words = decipher.update(sealed.subarray(nonceLength, -tagLength));
      try {
        return Buffer.concat([words, decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
