-- A key pair in a person's device or security key; only its public half is here. rp_id: the host name it was made for,
-- nowhere else does a browser offer it. counter: as the device last said; a copy of the device falls behind it.
create table passkeys (
  tenant_id uuid not null default app_tenant(),
  passkey_id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  rp_id text not null,
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  primary key (tenant_id, passkey_id),
  unique (tenant_id, credential_id),
  foreign key (tenant_id, person_id) references people on delete cascade
);
create index passkeys_of_person on passkeys (tenant_id, person_id);
call protect_tenant_table('passkeys');

-- A passkey being made: what the device must sign. Deleted by the first answer, whatever it is.
create table passkey_enrolments (
  tenant_id uuid not null default app_tenant(),
  person_id uuid not null,
  session_id uuid not null,
  challenge text not null,
  name text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people on delete cascade
);
call protect_tenant_table('passkey_enrolments');

-- What a device must sign to take this step; null when nothing was asked, or it was answered.
alter table second_steps add column challenge text;

-- Recovery codes stand in for a passkey, too.
alter table recovery_codes drop constraint recovery_codes_tenant_id_person_id_fkey;
alter table recovery_codes add foreign key (tenant_id, person_id) references people on delete cascade;

alter table sessions drop constraint sessions_method_check;
alter table sessions add constraint sessions_method_check
  check (method in ('password', 'totp', 'recovery-code', 'passkey', 'demo', 'provider'));
