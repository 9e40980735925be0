import type { Actor } from "../permissions/actor.ts";
import { mayReadComments, mayReadSheet, type SheetPlace } from "../permissions/permissions.ts";
import type { NoticeKind } from "./notice.ts";

/** Whether a notice may reach a person: that somebody commented is already told to those only who may read comments. */
export function mayBeTold(actor: Actor, { kind, unitIds }: SheetPlace & { kind: NoticeKind }): boolean {
  return kind === "mentioned" ? mayReadComments(actor, { unitIds }) : mayReadSheet(actor, { unitIds });
}
