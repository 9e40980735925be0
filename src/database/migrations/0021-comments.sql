-- What people say about a sheet. goal_id and concept: the goal or field it is about; null: the whole goal, the whole sheet.
-- No key to goals: what was said about a goal outlives it.
create table comment_threads (
  tenant_id uuid not null default app_tenant() references municipalities,
  thread_id uuid not null,
  sheet_id uuid not null,
  goal_id uuid,
  concept text,
  begun_by uuid not null,
  begun_at timestamptz not null default now(),
  resolved_at timestamptz,
  resolved_by uuid,
  primary key (tenant_id, thread_id),
  foreign key (tenant_id, sheet_id) references sheets on delete cascade,
  foreign key (tenant_id, begun_by) references people,
  foreign key (tenant_id, resolved_by) references people
);
create index comment_threads_of_sheet on comment_threads (tenant_id, sheet_id);
call protect_tenant_table('comment_threads');

create table comments (
  tenant_id uuid not null default app_tenant() references municipalities,
  comment_id uuid not null,
  thread_id uuid not null,
  written_by uuid not null,
  written_at timestamptz not null default now(),
  body text not null,
  mentioned uuid,
  primary key (tenant_id, comment_id),
  foreign key (tenant_id, thread_id) references comment_threads on delete cascade,
  foreign key (tenant_id, written_by) references people,
  foreign key (tenant_id, mentioned) references people
);
create index comments_of_thread on comments (tenant_id, thread_id, written_at);
create index comments_that_mention on comments (tenant_id, mentioned, written_at) where mentioned is not null;
call protect_tenant_table('comments');
