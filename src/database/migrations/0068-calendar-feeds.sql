-- Secret addresses under which a person's calendar program finds their deadlines. token_hash: SHA-256 of the secret; what
-- was revoked stays, to tell who asks for it. fetched: how often since window_from.
create table calendar_feeds (
  tenant_id uuid not null default app_tenant(),
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  window_from timestamptz not null default now(),
  fetched integer not null default 0,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references people on delete cascade
);
create unique index calendar_feeds_open on calendar_feeds (tenant_id, person_id) where revoked_at is null;
call protect_tenant_table('calendar_feeds');
