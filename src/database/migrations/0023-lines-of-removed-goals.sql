-- Which goal a removed goal had carried on: whoever takes the removal back gets the goal with its line.
create table removed_goal_lines (
  tenant_id uuid not null default app_tenant() references municipalities,
  goal_id uuid not null,
  previous_goal_id uuid not null,
  primary key (tenant_id, goal_id)
);
call protect_tenant_table('removed_goal_lines');
