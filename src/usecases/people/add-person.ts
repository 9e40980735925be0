import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { givePost, type NewPost } from "./give-post.ts";
import { loginNameOf } from "./login-name.ts";

export type NewPerson = {
  loginName: string;
  name: string;
  posts: NewPost[];
  email?: string | null;
  /** From hashPassword; null: the person cannot sign in with a password. */
  passwordHash: string | null;
};

/** Adds a person who may sign in. Null when the login name is taken. */
export async function addPerson(tx: TenantTransaction, person: NewPerson): Promise<{ personId: string } | null> {
  const { name, posts, passwordHash } = person;
  const [row] = await tx.query<{ personId: string }>(
    `insert into people (login_name, name, password_hash, email) values ($1, $2, $3, $4)
     on conflict (tenant_id, login_name) do nothing returning person_id as "personId"`,
    [loginNameOf(person.loginName), name, passwordHash, person.email ?? null],
  );
  if (!row) return null;
  for (const post of posts) {
    const given = await givePost(tx, row.personId, post);
    if (!given.ok) throw new Error(`a post of a new person contradicts itself or another: ${given.reason}`);
  }
  return row;
}
