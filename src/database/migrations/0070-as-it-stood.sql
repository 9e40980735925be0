-- What a unit was called, and which unit a sheet belonged to, until a time: a sheet of last October is headed as it was
-- then, whatever was renamed, moved or taken away since. Written by triggers alone. No keys to what may be gone.
create table earlier_units (
  tenant_id uuid not null default app_tenant() references municipalities,
  unit_id uuid not null,
  until timestamptz not null,
  parent_id uuid,
  name text not null,
  primary key (tenant_id, unit_id, until)
);
call protect_tenant_table('earlier_units');

create table earlier_sheet_units (
  tenant_id uuid not null default app_tenant() references municipalities,
  sheet_id uuid not null,
  until timestamptz not null,
  unit_id uuid not null,
  primary key (tenant_id, sheet_id, until),
  foreign key (tenant_id, sheet_id) references sheets on delete cascade
);
call protect_tenant_table('earlier_sheet_units');

create function keep_earlier_unit() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  insert into earlier_units (tenant_id, unit_id, until, parent_id, name)
  values (old.tenant_id, old.unit_id, clock_timestamp(), old.parent_id, old.name)
  on conflict do nothing;
  return null;
end
$$;
create trigger unit_changed after update of name, parent_id on org_units
  for each row when ((old.name, old.parent_id) is distinct from (new.name, new.parent_id))
  execute function keep_earlier_unit();
create trigger unit_deleted after delete on org_units for each row execute function keep_earlier_unit();

create function keep_earlier_sheet_unit() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  insert into earlier_sheet_units (tenant_id, sheet_id, until, unit_id)
  values (old.tenant_id, old.sheet_id, clock_timestamp(), old.unit_id)
  on conflict do nothing;
  return null;
end
$$;
create trigger sheet_moved after update of unit_id on sheets
  for each row when (old.unit_id is distinct from new.unit_id) execute function keep_earlier_sheet_unit();

-- As before, but no two requests share a time: reading as of an entry's time never shows the one after it.
create or replace function append_history(sheet_ids uuid[], actor uuid, came_via text, payloads text[])
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
  head.at := greatest(head.at + interval '1 millisecond', date_trunc('milliseconds', clock_timestamp()));
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
