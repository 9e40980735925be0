-- How long a city keeps its records (保存年限), by kind. years null: for ever.
create table retention_periods (
  tenant_id uuid not null default app_tenant() references municipalities,
  kind text not null check (kind in ('sheets', 'notes', 'imports')),
  years integer check (years > 0),
  primary key (tenant_id, kind)
);
call protect_tenant_table('retention_periods');

-- What must not be disposed of for now, whatever its period says.
create table retention_holds (
  tenant_id uuid not null default app_tenant() references municipalities,
  hold_id uuid not null default gen_random_uuid(),
  kind text not null,
  fiscal_year integer not null,
  reason text not null,
  held_by uuid not null,
  held_at timestamptz not null default now(),
  released_by uuid,
  released_at timestamptz,
  primary key (tenant_id, hold_id),
  foreign key (tenant_id, held_by) references people,
  foreign key (tenant_id, released_by) references people
);
create unique index retention_holds_open on retention_holds (tenant_id, kind, fiscal_year) where released_at is null;
call protect_tenant_table('retention_holds');

create table retention_extensions (
  tenant_id uuid not null default app_tenant() references municipalities,
  extension_id uuid not null default gen_random_uuid(),
  kind text not null,
  fiscal_year integer not null,
  years integer not null check (years > 0),
  reason text not null,
  extended_by uuid not null,
  extended_at timestamptz not null default now(),
  primary key (tenant_id, extension_id),
  foreign key (tenant_id, extended_by) references people
);
call protect_tenant_table('retention_extensions');

-- Proposed by one person, approved by another, carried out. fingerprint: of what was proposed, so that nothing else goes.
-- record: what was disposed of, in numbers; names of units and numbers of sheets are in disposed_sheets.
create table disposals (
  tenant_id uuid not null default app_tenant() references municipalities,
  disposal_id uuid not null default gen_random_uuid(),
  kind text not null,
  fiscal_year integer not null,
  basis text not null,
  fingerprint text not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'withdrawn', 'done')),
  proposed_by uuid not null,
  proposed_at timestamptz not null default now(),
  approved_by uuid check (approved_by <> proposed_by),
  approved_at timestamptz,
  done_by uuid,
  done_at timestamptz,
  record jsonb,
  primary key (tenant_id, disposal_id),
  foreign key (tenant_id, proposed_by) references people,
  foreign key (tenant_id, approved_by) references people,
  foreign key (tenant_id, done_by) references people
);
create unique index disposals_open on disposals (tenant_id, kind, fiscal_year) where state in ('proposed', 'approved');
call protect_tenant_table('disposals');

-- What is left of a sheet: that it was, and whose. goal_ids: next year's goals may still name them.
create table disposed_sheets (
  tenant_id uuid not null default app_tenant() references municipalities,
  sheet_id uuid not null,
  disposal_id uuid not null,
  sheet_number text not null,
  fiscal_year integer not null,
  unit_path text[] not null,
  goal_ids uuid[] not null,
  primary key (tenant_id, sheet_id),
  unique (tenant_id, sheet_number),
  foreign key (tenant_id, disposal_id) references disposals
);
call protect_tenant_table('disposed_sheets');

-- Which disposal emptied an entry. It is no part of the chain: salt and payload are gone, digest and hash stay.
alter table history add column disposal_id uuid;

-- The fiscal year of an import: the one it was brought for, else the one in which it was brought.
create function import_year(i imports) returns integer
language sql stable
as $$
  select coalesce(i.fiscal_year, extract(year from i.created_at at time zone 'Asia/Tokyo' - interval '3 months')::integer)
$$;

create function disposal_fingerprint(of_kind text, of_year integer) returns text
language sql stable
as $$
  select md5(coalesce(case of_kind
    when 'imports' then (
      select string_agg(concat_ws(' ', f.file_id, f.changed_at), ',' order by f.file_id)
      from import_files f join imports i using (tenant_id, import_id) where import_year(i) = of_year)
    else (
      select string_agg(concat_ws(' ', s.sheet_id, s.revision), ',' order by s.sheet_id)
      from sheets s where s.fiscal_year = of_year)
  end, ''))
$$;

-- The only way to empty entries of the history: what another person than the proposer has approved, and nothing that is
-- held or has changed since. Returns the numbers of the record.
create function carry_out_disposal(disposal uuid, person uuid) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  d disposals;
  gone uuid[];
  emptied bigint := 0;
  shared_emptied bigint;
  counts jsonb;
begin
  select * into d from disposals where tenant_id = app_tenant() and disposal_id = disposal and state = 'approved' for update;
  if not found or d.approved_by is null or d.approved_by = d.proposed_by then
    raise exception 'no approved disposal';
  end if;
  if exists (select from retention_holds h
             where h.tenant_id = d.tenant_id and h.kind = d.kind and h.fiscal_year = d.fiscal_year and h.released_at is null) then
    raise exception 'the records are held';
  end if;
  -- Whoever writes in one of the sheets now is waited for; whoever comes later finds none.
  perform from sheets where tenant_id = d.tenant_id and fiscal_year = d.fiscal_year for update;
  if disposal_fingerprint(d.kind, d.fiscal_year) <> d.fingerprint then
    raise exception 'the records have changed since they were proposed';
  end if;

  if d.kind = 'imports' then
    select jsonb_build_object('files', count(*)) into counts
      from import_files f join imports i using (tenant_id, import_id)
      where i.tenant_id = d.tenant_id and import_year(i) = d.fiscal_year;
    delete from imports i where i.tenant_id = d.tenant_id and import_year(i) = d.fiscal_year;
  else
    select coalesce(array_agg(sheet_id), '{}') into gone
      from sheets where tenant_id = d.tenant_id and fiscal_year = d.fiscal_year;
    select jsonb_build_object(
      'sheets', case d.kind when 'sheets' then cardinality(gone) else 0 end,
      'goals', case d.kind when 'sheets' then
        (select count(*) from goals g where g.tenant_id = d.tenant_id and g.sheet_id = any (gone)) else 0 end,
      'comments', (select count(*) from comments c join comment_threads t using (tenant_id, thread_id)
                   where t.tenant_id = d.tenant_id and t.sheet_id = any (gone)),
      'notes', (select count(*) from activity_notes n where n.tenant_id = d.tenant_id and n.sheet_id = any (gone)),
      'evidence', (select count(*) from evidence_files e join activity_notes n using (tenant_id, note_id)
                   where n.tenant_id = d.tenant_id and n.sheet_id = any (gone))
    ) into counts;
    update history set payload = null, salt = null, disposal_id = disposal
      where tenant_id = d.tenant_id and sheet_id = any (gone) and payload is not null
        and (d.kind = 'sheets' or via in ('comment', 'activity-note'));
    get diagnostics emptied = row_count;
    if d.kind = 'sheets' then
      -- What was written into shared goals stands in entries of no sheet, which name the goal.
      update history h set payload = null, salt = null, disposal_id = disposal
        from shared_goals g
        where h.tenant_id = d.tenant_id and h.sheet_id is null and h.via = 'shared' and g.tenant_id = d.tenant_id
          and g.fiscal_year = d.fiscal_year and position(g.shared_goal_id::text in h.payload) > 0;
      get diagnostics shared_emptied = row_count;
      emptied := emptied + shared_emptied;
      insert into disposed_sheets (tenant_id, sheet_id, disposal_id, sheet_number, fiscal_year, unit_path, goal_ids)
        select s.tenant_id, s.sheet_id, disposal, s.sheet_number, s.fiscal_year,
          (with recursive up as (
             select unit_id, parent_id, name, 0 as height from org_units o
               where o.tenant_id = s.tenant_id and o.unit_id = s.unit_id
             union all
             select o.unit_id, o.parent_id, o.name, up.height + 1 from org_units o
               join up on o.tenant_id = s.tenant_id and o.unit_id = up.parent_id
           ) select array_agg(name order by height desc) from up),
          array(select goal_id from goals g where g.tenant_id = s.tenant_id and g.sheet_id = s.sheet_id order by position)
        from sheets s where s.tenant_id = d.tenant_id and s.sheet_id = any (gone);
      delete from goal_links l using goals g
        where g.tenant_id = d.tenant_id and g.sheet_id = any (gone) and l.tenant_id = d.tenant_id
          and g.goal_id in (l.goal_id, l.serves_goal_id);
      -- A file that sheets of other years came from, too, is a record of theirs.
      with dropped as (
        delete from import_files f where f.tenant_id = d.tenant_id and f.sheet_ids && gone
          and not exists (select from sheets s where s.tenant_id = d.tenant_id
                          and s.sheet_id = any (f.sheet_ids) and s.fiscal_year <> d.fiscal_year)
        returning 1
      ) select counts || jsonb_build_object('files', count(*)) into counts from dropped;
      delete from sheets where tenant_id = d.tenant_id and sheet_id = any (gone);
      delete from shared_goals where tenant_id = d.tenant_id and fiscal_year = d.fiscal_year;
    else
      delete from activity_notes where tenant_id = d.tenant_id and sheet_id = any (gone);
      delete from comment_threads where tenant_id = d.tenant_id and sheet_id = any (gone);
    end if;
    counts := counts || jsonb_build_object('entries', emptied);
  end if;
  update disposals set state = 'done', done_by = person, done_at = clock_timestamp(), record = counts
    where tenant_id = d.tenant_id and disposal_id = disposal;
  return counts;
end
$$;
revoke all on function carry_out_disposal(uuid, uuid) from public;
