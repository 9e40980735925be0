import type { ReadRefusalReason } from "./refusals.ts";

/**
 * Carries a refusal out of the depth of a parser to the doors of this room (readGrids, readArchive),
 * which turn it into a value. It never leaves the room.
 */
export class UnreadableFile extends Error {
  readonly reason: ReadRefusalReason;
  readonly where: string;

  constructor(reason: ReadRefusalReason, where = "") {
    super(`${reason} ${where}`);
    this.reason = reason;
    this.where = where;
  }
}
