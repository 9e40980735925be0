import { askForAudit, auditRuns } from "../../usecases/history/audit-runs.ts";
import { checkpointCopy, checkpointPublicKey, checkpointState } from "../../usecases/history/read-checkpoints.ts";
import { page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler } from "../site.ts";

/** A small history is verified while one waits. */
const patience = 2_000;

export const showAudit: Handler = async (c) => {
  const { db } = c.get("site");
  const actor = actorOf(c);
  const [runs, checkpoints] = await Promise.all([auditRuns(db, actor), checkpointState(db, actor)]);
  return page(c, "audit", { runs, checkpoints });
};

export const acceptAudit: Handler = async (c) => {
  const { db, history } = c.get("site");
  const actor = actorOf(c);
  await askForAudit(db, actor);
  history.wake(actor.tenantId);
  await Promise.race([history.idle(), new Promise((resolve) => setTimeout(resolve, patience).unref())]);
  return c.redirect(url("audit"), 303);
};

export const sendCheckpoints: Handler = async (c) => {
  const { history } = c.get("site");
  const actor = actorOf(c);
  // What is kept outside is to cover everything up to this moment.
  await history.sign(actor.tenantId);
  const lines = await checkpointCopy(history.checkpoints, actor);
  return c.body(lines ?? "", 200, {
    "Content-Type": "application/x-ndjson; charset=utf-8",
    "Content-Disposition": 'attachment; filename="checkpoints.jsonl"',
  });
};

export const sendCheckpointKey: Handler = (c) =>
  c.body(checkpointPublicKey(c.get("site").history.checkpoints), 200, {
    "Content-Type": "application/x-pem-file",
    "Content-Disposition": 'attachment; filename="public-key.pem"',
  });
