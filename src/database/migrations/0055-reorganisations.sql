-- What was done to the organisation, with what it changed: the latest can be taken back. from_year: the first fiscal
-- year whose sheets are the successors' alone.
create table reorganisations (
  tenant_id uuid not null default app_tenant() references municipalities,
  act_id uuid not null,
  number bigint generated always as identity,
  kind text not null check (kind in ('rename', 'move', 'merge', 'split', 'abolish')),
  on_day date not null,
  from_year integer not null,
  said text not null,
  effect jsonb not null,
  done_at timestamptz not null default now(),
  done_by uuid,
  primary key (tenant_id, act_id),
  foreign key (tenant_id, done_by) references people
);
call protect_tenant_table('reorganisations');

-- Who takes over a unit's work, first the one that goals follow unless a person says otherwise. to_unit null: nobody.
-- on_day: from when on they do. A unit from which another is split off, and which stays, is its own successor beside the new one.
create table unit_successors (
  tenant_id uuid not null default app_tenant() references municipalities,
  from_unit uuid not null,
  from_year integer not null,
  position integer not null,
  to_unit uuid,
  on_day date not null,
  act_id uuid not null,
  primary key (tenant_id, from_unit, from_year, position),
  foreign key (tenant_id, from_unit) references org_units,
  foreign key (tenant_id, to_unit) references org_units,
  foreign key (tenant_id, act_id) references reorganisations on delete cascade
);
create index unit_successors_by_heir on unit_successors (tenant_id, to_unit);
call protect_tenant_table('unit_successors');
