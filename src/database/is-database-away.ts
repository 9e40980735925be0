const ofConnection = ["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH"];
const ofServer = /^(?:57P0[1-5]|08\w{3}|53300)$/;
const ofLibrary = /Connection terminated|connection error|timeout exceeded when trying to connect/;

/** Whether an error only says that the database can't be reached, or that it let a connection go (SQLSTATE 57P, 08). */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && (ofServer.test(code) || ofConnection.includes(code))) return true;
  return ofLibrary.test(error.message);
}
