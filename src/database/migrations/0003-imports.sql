create table imports (
  tenant_id uuid not null default app_tenant() references municipalities,
  import_id uuid not null default gen_random_uuid(),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  fiscal_year integer,
  state text not null default 'reading' check (state in ('reading', 'read', 'confirmed', 'cancelled')),
  finished_at timestamptz,
  primary key (tenant_id, import_id),
  foreign key (tenant_id, created_by) references people
);
create index imports_by_time on imports (tenant_id, created_at);
call protect_tenant_table('imports');

-- result: what was understood (ImportedDocument). corrections: what a person changed in the preview.
create table import_files (
  tenant_id uuid not null default app_tenant() references municipalities,
  import_id uuid not null,
  file_id uuid not null default gen_random_uuid(),
  position integer not null default 0,
  name text not null,
  sha256 bytea not null,
  bytes bytea not null,
  state text not null default 'queued'
    check (state in ('queued', 'reading', 'read', 'refused', 'confirmed', 'cancelled')),
  result jsonb,
  refusal jsonb,
  corrections jsonb not null default '[]',
  sheet_ids uuid[] not null default '{}',
  changed_at timestamptz not null default now(),
  primary key (tenant_id, file_id),
  foreign key (tenant_id, import_id) references imports on delete cascade
);
create index import_files_of_import on import_files (tenant_id, import_id, position);
create index import_files_by_sha256 on import_files (tenant_id, sha256);
call protect_tenant_table('import_files');

-- 協議の日程. starts, ends: local time of day, '14:00'.
create table consultation_slots (
  tenant_id uuid not null default app_tenant() references municipalities,
  slot_id uuid not null default gen_random_uuid(),
  fiscal_year integer not null,
  position integer not null default 0,
  on_date date not null,
  starts text not null,
  ends text not null,
  unit_name text,
  buffer boolean not null default false,
  basic_programs integer,
  attendees text[] not null default '{}',
  venue text,
  primary key (tenant_id, slot_id)
);
create index consultation_slots_of_year on consultation_slots (tenant_id, fiscal_year, on_date, starts);
call protect_tenant_table('consultation_slots');

-- 目標の書き方の決まり.
create table writing_rules (
  tenant_id uuid not null default app_tenant() references municipalities,
  fiscal_year integer not null,
  position integer not null,
  section text not null,
  body text not null,
  primary key (tenant_id, fiscal_year, position)
);
call protect_tenant_table('writing_rules');
