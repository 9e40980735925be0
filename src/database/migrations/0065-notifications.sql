-- What people are told: who, what, which sheet, never its words. The rest is looked up, and asked for, when it is shown.
-- caused_by null: the program itself (a deadline). stage: the city's word for it. occasion: told twice, it is told once.
create table notifications (
  tenant_id uuid not null default app_tenant() references municipalities,
  notification_id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  sheet_id uuid not null,
  thread_id uuid,
  caused_by uuid,
  stage text,
  due date,
  occasion text not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (tenant_id, notification_id),
  unique (tenant_id, person_id, occasion),
  foreign key (tenant_id, person_id) references people on delete cascade,
  foreign key (tenant_id, sheet_id) references sheets on delete cascade,
  foreign key (tenant_id, thread_id) references comment_threads on delete cascade,
  foreign key (tenant_id, caused_by) references people on delete cascade
);
create index notifications_of_person on notifications (tenant_id, person_id, created_at desc);
create index notifications_unread on notifications (tenant_id, person_id) where read_at is null;
create index notifications_of_sheet on notifications (tenant_id, sheet_id);
call protect_tenant_table('notifications');
