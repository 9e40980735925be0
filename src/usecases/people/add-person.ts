import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { Role } from "../../domain/permissions/actor.ts";
import { loginNameOf } from "./login-name.ts";

export type NewPerson = {
  loginName: string;
  name: string;
  post: string;
  role: Role;
  unitId: string | null;
  /** From hashPassword; null: the person cannot sign in with a password. */
  passwordHash: string | null;
};

/** Adds a person who may sign in. Null when the login name is taken. */
export async function addPerson(tx: TenantTransaction, person: NewPerson): Promise<{ personId: string } | null> {
  const { name, post, role, unitId, passwordHash } = person;
  const [row] = await tx.query<{ personId: string }>(
    `insert into people (login_name, name, post, role, unit_id, password_hash) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, login_name) do nothing returning person_id as "personId"`,
    [loginNameOf(person.loginName), name, post, role, unitId, passwordHash],
  );
  return row ?? null;
}
