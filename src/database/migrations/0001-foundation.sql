-- Valid on PostgreSQL 15 and later. tenant_id leads every primary, unique and foreign key.

-- The municipality of the running transaction; null outside one.
create function app_tenant() returns uuid
language sql stable parallel safe
as $$ select nullif(current_setting('app.tenant', true), '')::uuid $$;

-- Every table goes through here: a row of another municipality is neither seen nor accepted, not even for the owner.
create procedure protect_tenant_table(name regclass)
language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format(
    'create policy tenant on %s using (tenant_id = (select app_tenant())) with check (tenant_id = (select app_tenant()))',
    name
  );
end
$$;
revoke all on procedure protect_tenant_table(regclass) from public;

-- Names of municipalities are public: the sign-in page lists them. Written only by the municipality itself.
create table municipalities (
  tenant_id uuid primary key default app_tenant(),
  code text not null unique,
  name text not null,
  created_at timestamptz not null default now()
);
alter table municipalities enable row level security;
alter table municipalities force row level security;
create policy anyone_reads on municipalities for select using (true);
create policy tenant_adds on municipalities for insert with check (tenant_id = (select app_tenant()));
create policy tenant_changes on municipalities for update
  using (tenant_id = (select app_tenant())) with check (tenant_id = (select app_tenant()));

create table forms (
  tenant_id uuid not null default app_tenant() references municipalities,
  form_key text not null,
  version integer not null,
  definition jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, form_key, version)
);
call protect_tenant_table('forms');

-- form_key: what new sheets of the year are written on. last_number: last sheet number given out.
create table fiscal_years (
  tenant_id uuid not null default app_tenant() references municipalities,
  fiscal_year integer not null,
  form_key text,
  form_version integer,
  last_number integer not null default 0,
  primary key (tenant_id, fiscal_year),
  foreign key (tenant_id, form_key, form_version) references forms
);
call protect_tenant_table('fiscal_years');

-- first_year, last_year: fiscal years in which the unit exists; last_year null: still.
create table org_units (
  tenant_id uuid not null default app_tenant() references municipalities,
  unit_id uuid not null default gen_random_uuid(),
  parent_id uuid,
  name text not null,
  level text not null check (level in ('department', 'section', 'team')),
  position integer not null default 0,
  first_year integer,
  last_year integer,
  primary key (tenant_id, unit_id),
  foreign key (tenant_id, parent_id) references org_units,
  unique nulls not distinct (tenant_id, parent_id, name, first_year)
);
call protect_tenant_table('org_units');

create table people (
  tenant_id uuid not null default app_tenant() references municipalities,
  person_id uuid not null default gen_random_uuid(),
  login_name text not null,
  name text not null,
  post text not null default '',
  role text not null check (role in ('office', 'head', 'staff', 'viewer')),
  unit_id uuid,
  password_hash text,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, person_id),
  unique (tenant_id, login_name),
  foreign key (tenant_id, unit_id) references org_units
);
call protect_tenant_table('people');

-- token_hash: SHA-256 of the cookie's secret; the secret itself is nowhere.
create table sessions (
  tenant_id uuid not null default app_tenant() references municipalities,
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references people on delete cascade
);
create index sessions_of_person on sessions (tenant_id, person_id);
call protect_tenant_table('sessions');

create table sign_in_attempts (
  tenant_id uuid not null default app_tenant() references municipalities,
  attempt_id bigint generated always as identity,
  at timestamptz not null default now(),
  login_name text not null,
  source text not null default '',
  succeeded boolean not null,
  primary key (tenant_id, attempt_id)
);
create index sign_in_attempts_by_name on sign_in_attempts (tenant_id, login_name, at);
call protect_tenant_table('sign_in_attempts');

create table sheets (
  tenant_id uuid not null default app_tenant() references municipalities,
  sheet_id uuid not null,
  sheet_number text not null,
  fiscal_year integer not null,
  unit_id uuid not null,
  form_key text not null,
  form_version integer not null,
  position integer not null default 0,
  texts jsonb not null default '{}',
  revision bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (tenant_id, sheet_id),
  unique (tenant_id, sheet_number),
  foreign key (tenant_id, fiscal_year) references fiscal_years,
  foreign key (tenant_id, unit_id) references org_units,
  foreign key (tenant_id, form_key, form_version) references forms,
  foreign key (tenant_id, updated_by) references people
) with (fillfactor = 80);
create index sheets_of_year on sheets (tenant_id, fiscal_year, unit_id);
call protect_tenant_table('sheets');

-- previous_goal_id: the goal of the year before that this one carries on.
create table goals (
  tenant_id uuid not null default app_tenant(),
  goal_id uuid not null,
  sheet_id uuid not null,
  position integer not null,
  texts jsonb not null default '{}',
  previous_goal_id uuid,
  primary key (tenant_id, goal_id),
  unique (tenant_id, sheet_id, goal_id),
  foreign key (tenant_id, sheet_id) references sheets on delete cascade
) with (fillfactor = 80);
call protect_tenant_table('goals');

create table work_items (
  tenant_id uuid not null default app_tenant(),
  work_item_id uuid not null,
  goal_id uuid not null,
  sheet_id uuid not null,
  position integer not null,
  texts jsonb not null default '{}',
  primary key (tenant_id, work_item_id),
  foreign key (tenant_id, sheet_id, goal_id) references goals (tenant_id, sheet_id, goal_id) on delete cascade
) with (fillfactor = 80);
create index work_items_of_sheet on work_items (tenant_id, sheet_id, goal_id);
call protect_tenant_table('work_items');
