/** Whose a sealed authenticator secret is: bytes copied to another person or city do not open. */
export function secretOwner(tenantId: string, personId: string): string {
  return `totp ${tenantId} ${personId}`;
}
