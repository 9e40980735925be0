import type { Database, TenantTransaction } from "../../database/database.ts";
import { disposalFingerprint, lockRetention, openDisposal, recordGroups } from "../../database/retention-store.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayKeepRecords } from "../../domain/permissions/permissions.ts";
import {
  hindrance,
  type RecordGroup,
  type RecordKind,
  type RetentionAct,
  type RetentionRefusal,
} from "../../domain/retention/retention.ts";
import { kindNames, periodName } from "../../domain/retention/retention-words.ts";
import { noteSettings } from "../history/note-settings.ts";

export type RetentionOutcome =
  | { ok: true }
  | { ok: false; reason: "forbidden" | "not-found" | "changed-since" | RetentionRefusal };

/** Holds, extends, proposes, approves or carries out: one decision, one transaction, one note in the history. */
export async function decideRetention(
  db: Database,
  actor: Actor,
  { kind, fiscalYear }: { kind: RecordKind; fiscalYear: number },
  act: RetentionAct,
  today: string,
): Promise<RetentionOutcome> {
  if (!mayKeepRecords(actor)) return { ok: false, reason: "forbidden" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    await lockRetention(tx);
    const groups = await recordGroups(tx);
    const group = groups.find((one) => one.kind === kind && one.fiscalYear === fiscalYear);
    if (!group) return { ok: false, reason: "not-found" };
    const reason = hindrance(group, act, { today, personId: actor.personId });
    if (reason) return { ok: false, reason };
    if ((act.do === "approve" || act.do === "carryOut") && !(await stillTheSame(tx, group))) {
      return { ok: false, reason: "changed-since" };
    }
    const said = await acts[act.do](tx, actor, group, act as never);
    await noteSettings(tx, actor, `${fiscalYearLabel(fiscalYear)}の${kindNames[kind]}${said}`);
    return { ok: true };
  });
}

async function stillTheSame(tx: TenantTransaction, { kind, fiscalYear }: RecordGroup): Promise<boolean> {
  const disposal = await openDisposal(tx, kind, fiscalYear);
  return disposal?.fingerprint === (await disposalFingerprint(tx, kind, fiscalYear));
}

type Act<Name extends RetentionAct["do"]> = (
  tx: TenantTransaction,
  actor: Actor,
  group: RecordGroup,
  act: Extract<RetentionAct, { do: Name }>,
) => Promise<string>;

/** What each act writes, and what the history says of it. */
const acts: { [Name in RetentionAct["do"]]: Act<Name> } = {
  async hold(tx, actor, { kind, fiscalYear }, { reason }) {
    await tx.query("insert into retention_holds (kind, fiscal_year, reason, held_by) values ($1, $2, $3, $4)", [
      kind,
      fiscalYear,
      reason,
      actor.personId,
    ]);
    return `の廃棄を停止しました(理由：${reason})。`;
  },
  async release(tx, actor, { kind, fiscalYear }) {
    await tx.query(
      `update retention_holds set released_by = $3, released_at = clock_timestamp()
       where kind = $1 and fiscal_year = $2 and released_at is null`,
      [kind, fiscalYear, actor.personId],
    );
    return "の廃棄の停止を解除しました。";
  },
  async extend(tx, actor, { kind, fiscalYear }, { years, reason }) {
    await tx.query(
      "insert into retention_extensions (kind, fiscal_year, years, reason, extended_by) values ($1, $2, $3, $4, $5)",
      [kind, fiscalYear, years, reason, actor.personId],
    );
    return `の保存期間を${years}年延長しました(理由：${reason})。`;
  },
  async propose(tx, actor, group) {
    const { kind, fiscalYear, period, extended } = group;
    const basis = `保存年限${periodName(period)}${extended > 0 ? `、延長${extended}年` : ""}`;
    const fingerprint = await disposalFingerprint(tx, kind, fiscalYear);
    await tx.query(
      "insert into disposals (kind, fiscal_year, basis, fingerprint, proposed_by) values ($1, $2, $3, $4, $5)",
      [kind, fiscalYear, basis, fingerprint, actor.personId],
    );
    return `の廃棄を提案しました(${basis})。`;
  },
  async withdraw(tx, _, { kind, fiscalYear }) {
    await tx.query(
      "update disposals set state = 'withdrawn' where kind = $1 and fiscal_year = $2 and state in ('proposed', 'approved')",
      [kind, fiscalYear],
    );
    return "の廃棄の提案を取り下げました。";
  },
  async approve(tx, actor, { kind, fiscalYear }) {
    await tx.query(
      `update disposals set state = 'approved', approved_by = $3, approved_at = clock_timestamp()
       where kind = $1 and fiscal_year = $2 and state = 'proposed'`,
      [kind, fiscalYear, actor.personId],
    );
    return "の廃棄を承認しました。";
  },
  async carryOut(tx, actor, { kind, fiscalYear, items }) {
    const disposal = await openDisposal(tx, kind, fiscalYear);
    await tx.query("select carry_out_disposal($1, $2)", [disposal?.disposalId, actor.personId]);
    return `${items}件を廃棄しました。`;
  },
};
