-- Which shared goal a notice is about. Only the id: the name is read when the notice is shown, and goes with the goal.
alter table notifications add column shared_goal_id uuid;
alter table notifications add foreign key (tenant_id, shared_goal_id) references shared_goals
  on delete set null (shared_goal_id);
create index notifications_of_shared_goal on notifications (tenant_id, shared_goal_id) where shared_goal_id is not null;
