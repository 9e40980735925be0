-- A goal that many units share: its plan is edited here once. owner_unit_id: the department whose it is; null: the office's.
-- texts: what is shared, on the form. source_goal_id: the line of a department's list that it was made of.
create table shared_goals (
  tenant_id uuid not null default app_tenant() references municipalities,
  shared_goal_id uuid not null,
  fiscal_year integer not null,
  owner_unit_id uuid,
  form_key text not null,
  form_version integer not null,
  texts jsonb not null default '{}',
  source_goal_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (tenant_id, shared_goal_id),
  foreign key (tenant_id, fiscal_year) references fiscal_years,
  foreign key (tenant_id, owner_unit_id) references org_units,
  foreign key (tenant_id, form_key, form_version) references forms,
  foreign key (tenant_id, updated_by) references people
);
create index shared_goals_of_year on shared_goals (tenant_id, fiscal_year);
call protect_tenant_table('shared_goals');

-- The goals of sheets that show a shared goal. No key to goals: they come and go with their sheet's changes.
create table shared_goal_rows (
  tenant_id uuid not null default app_tenant() references municipalities,
  goal_id uuid not null,
  shared_goal_id uuid not null,
  sheet_id uuid not null,
  primary key (tenant_id, goal_id),
  foreign key (tenant_id, shared_goal_id) references shared_goals on delete cascade,
  foreign key (tenant_id, sheet_id) references sheets on delete cascade
);
create index shared_goal_rows_of_goal on shared_goal_rows (tenant_id, shared_goal_id);
create index shared_goal_rows_of_sheet on shared_goal_rows (tenant_id, sheet_id);
call protect_tenant_table('shared_goal_rows');
