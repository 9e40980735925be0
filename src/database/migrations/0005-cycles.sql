-- A year's cycle. Every change is a version of its own; the latest counts. start_stage: where the year's sheets begin that
-- nobody has acted on (a city may take the cycle up in the middle of a year).
create table year_cycles (
  tenant_id uuid not null default app_tenant() references municipalities,
  fiscal_year integer not null,
  version integer not null,
  definition jsonb not null,
  start_stage text not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  primary key (tenant_id, fiscal_year, version),
  foreign key (tenant_id, fiscal_year) references fiscal_years,
  foreign key (tenant_id, created_by) references people
);
call protect_tenant_table('year_cycles');

-- Where the sheet stands in its year's cycle; null: at its beginning.
alter table sheets add column cycle_state jsonb;

-- Requests that were carried out: one that arrives twice has one effect.
create table act_requests (
  tenant_id uuid not null default app_tenant() references municipalities,
  sheet_id uuid not null,
  request_key uuid not null,
  at timestamptz not null default now(),
  primary key (tenant_id, sheet_id, request_key),
  foreign key (tenant_id, sheet_id) references sheets on delete cascade
);
call protect_tenant_table('act_requests');
