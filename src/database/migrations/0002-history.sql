-- One entry for each request that changed something. hash covers the entry before, the head fields and the digest;
-- digest covers salt and payload, so that a disposal may empty those two without breaking the chain.
create table history (
  tenant_id uuid not null default app_tenant() references municipalities,
  seq bigint not null,
  at timestamptz not null,
  sheet_id uuid,
  actor_id uuid,
  via text not null,
  payload text,
  salt bytea,
  digest bytea not null,
  hash bytea not null,
  primary key (tenant_id, seq)
);
create index history_of_sheet on history (tenant_id, sheet_id, seq);
call protect_tenant_table('history');

-- The end of each municipality's chain.
create table history_heads (
  tenant_id uuid primary key default app_tenant() references municipalities,
  seq bigint not null,
  at timestamptz not null,
  hash bytea not null
);
call protect_tenant_table('history_heads');

-- The only way to write history: the program's role may read it and call this. Takes the lock of the municipality's
-- chain, so call it last. Arrays run in parallel, one element for each entry. `at` never goes back, whatever the clock does.
create function append_history(sheet_ids uuid[], actor uuid, came_via text, payloads text[])
returns table (first_seq bigint, written_at timestamptz)
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  tenant constant uuid := app_tenant();
  head history_heads;
  head_text text;
  salts bytea[] := '{}';
  digests bytea[] := '{}';
  hashes bytea[] := '{}';
  one_salt bytea;
  one_digest bytea;
  entry record;
  started bigint;
begin
  if tenant is null then
    raise exception 'history needs a municipality';
  end if;
  select * into head from history_heads where tenant_id = tenant for update;
  if not found then
    insert into history_heads (tenant_id, seq, at, hash) values (tenant, 0, '-infinity', '\x') on conflict do nothing;
    select * into head from history_heads where tenant_id = tenant for update;
  end if;
  started := head.seq + 1;
  head.at := greatest(head.at, date_trunc('milliseconds', clock_timestamp()));
  -- Not by index: payloads[i] would read the whole array for each entry of an import.
  for entry in select sheet_id, payload from unnest(sheet_ids, payloads) as e (sheet_id, payload) loop
    head.seq := head.seq + 1;
    one_salt := uuid_send(gen_random_uuid());
    one_digest := sha256(one_salt || convert_to(entry.payload, 'UTF8'));
    head_text := concat_ws(
      '|', tenant, head.seq, to_char(head.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      coalesce(entry.sheet_id::text, '-'), coalesce(actor::text, '-'), came_via
    );
    head.hash := sha256(head.hash || convert_to(head_text, 'UTF8') || one_digest);
    salts := salts || one_salt;
    digests := digests || one_digest;
    hashes := hashes || head.hash;
  end loop;
  insert into history (tenant_id, seq, at, sheet_id, actor_id, via, payload, salt, digest, hash)
  select tenant, started + n - 1, head.at, e.sheet_id, actor, came_via, e.payload, e.salt, e.digest, e.hash
  from unnest(sheet_ids, payloads, salts, digests, hashes) with ordinality as e (sheet_id, payload, salt, digest, hash, n);
  update history_heads set seq = head.seq, at = head.at, hash = head.hash where tenant_id = tenant;
  return query select started, head.at;
end
$$;
revoke all on function append_history(uuid[], uuid, text, text[]) from public;
