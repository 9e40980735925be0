-- Which goal of a unit above a goal serves. No key to goals: a goal that is taken out and put back has its link again.
create table goal_links (
  tenant_id uuid not null default app_tenant() references municipalities,
  goal_id uuid not null,
  serves_goal_id uuid not null,
  primary key (tenant_id, goal_id),
  check (goal_id <> serves_goal_id)
);
create index goal_links_of_served on goal_links (tenant_id, serves_goal_id);
call protect_tenant_table('goal_links');
