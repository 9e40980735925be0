-- Browsers in which somebody has signed in before, by the hash of a cookie of their own: guesses from elsewhere don't keep
-- them waiting.
create table known_devices (
  tenant_id uuid not null default app_tenant(),
  person_id uuid not null,
  device_hash bytea not null,
  last_used_at timestamptz not null,
  primary key (tenant_id, person_id, device_hash),
  foreign key (tenant_id, person_id) references people on delete cascade
);
call protect_tenant_table('known_devices');

-- known: by what who tried was known to the account then; null for a stranger. device_hash: of a known device.
alter table sign_in_attempts
  add column known text check (known in ('device', 'address')),
  add column device_hash bytea;
create index sign_in_attempts_by_source on sign_in_attempts (tenant_id, source, at);
