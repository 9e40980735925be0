-- Who has a sheet open now: one row for each open stream, renewed while it lives. Unlogged: after a crash no stream is open.
create unlogged table sheet_presence (
  tenant_id uuid not null default app_tenant(),
  stream_id uuid not null,
  sheet_id uuid not null,
  person_id uuid not null,
  writing boolean not null,
  seen_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, stream_id),
  foreign key (tenant_id, sheet_id) references sheets on delete cascade,
  foreign key (tenant_id, person_id) references people on delete cascade
) with (fillfactor = 50);
create index sheet_presence_of_sheet on sheet_presence (tenant_id, sheet_id);
call protect_tenant_table('sheet_presence');

-- Tells every server process which sheet has a new revision. No content: whoever hears it reads through the policies.
create function tell_sheet_changed() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('sheet_news', concat_ws(' ', new.tenant_id, new.sheet_id, new.revision));
  return null;
end
$$;
create trigger sheet_changed after update of revision on sheets
  for each row when (old.revision is distinct from new.revision) execute function tell_sheet_changed();
