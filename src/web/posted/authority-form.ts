import { X509Certificate } from "node:crypto";
import { z } from "zod";

const message = "証明書(PEM)として読めません。-----BEGIN CERTIFICATE----- から終わりまでを貼り付けてください。";

/** The certificates of an office's own authority as pasted; null: the well-known authorities. */
export const authority = z
  .string()
  .trim()
  .max(100_000)
  .refine((text) => text === "" || isPem(text), { error: message })
  .transform((text) => text || null);

function isPem(text: string): boolean {
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  try {
    for (const one of certificates) new X509Certificate(one);
    return certificates.length > 0;
  } catch {
    return false;
  }
}
