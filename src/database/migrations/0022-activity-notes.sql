-- 記録: what was done for a goal during the year; a working paper beside the sheet. No key to goals: a note outlives its goal.
-- work_item_id, marker: the part of the goal it is about; null and '': the whole goal.
create table activity_notes (
  tenant_id uuid not null default app_tenant() references municipalities,
  note_id uuid not null,
  sheet_id uuid not null,
  goal_id uuid not null,
  work_item_id uuid,
  marker text not null default '',
  happened_on date not null,
  body text not null,
  version integer not null default 1,
  written_by uuid not null,
  written_at timestamptz not null default now(),
  primary key (tenant_id, note_id),
  foreign key (tenant_id, sheet_id) references sheets on delete cascade,
  foreign key (tenant_id, written_by) references people
);
create index activity_notes_of_sheet on activity_notes (tenant_id, sheet_id, goal_id, happened_on);
call protect_tenant_table('activity_notes');

-- kind: what the bytes are, decided by the program.
create table evidence_files (
  tenant_id uuid not null default app_tenant() references municipalities,
  file_id uuid not null,
  note_id uuid not null,
  name text not null,
  kind text not null,
  size integer not null,
  sha256 bytea not null,
  bytes bytea not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, file_id),
  foreign key (tenant_id, note_id) references activity_notes on delete cascade
);
create index evidence_files_of_note on evidence_files (tenant_id, note_id, added_at);
call protect_tenant_table('evidence_files');
