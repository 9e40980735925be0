-- That the office asked those whom a late sheet waits for: once a day, however often it is sent. waits_for: whose turn it was.
create table reminders (
  tenant_id uuid not null default app_tenant() references municipalities,
  sheet_id uuid not null,
  on_day date not null,
  waits_for text not null,
  sent_by uuid not null,
  sent_at timestamptz not null default now(),
  people integer not null,
  primary key (tenant_id, sheet_id, on_day, waits_for),
  foreign key (tenant_id, sheet_id) references sheets on delete cascade,
  foreign key (tenant_id, sent_by) references people
);
create index reminders_sent_by on reminders (tenant_id, sent_by);
call protect_tenant_table('reminders');
