-- Goals that go on in no later year, as somebody decided. The sheet they stand on stays as it is.
create table ended_goals (
  tenant_id uuid not null default app_tenant(),
  goal_id uuid not null,
  ended_at timestamptz not null default now(),
  ended_by uuid not null,
  primary key (tenant_id, goal_id),
  foreign key (tenant_id, goal_id) references goals on delete cascade,
  foreign key (tenant_id, ended_by) references people
);
call protect_tenant_table('ended_goals');

create index goals_of_previous on goals (tenant_id, previous_goal_id) where previous_goal_id is not null;
