-- The shared goal of the year before that this one carries on. No key: that one may have been disposed of.
alter table shared_goals add column previous_shared_goal_id uuid;
create unique index shared_goals_of_previous on shared_goals (tenant_id, previous_shared_goal_id)
  where previous_shared_goal_id is not null;
