-- sealed: the shared secret, encrypted with a key that is not in the database. confirmed_at null: being set up.
-- last_step: number of the last 30 seconds whose code was used; none before it is taken again.
create table totp_secrets (
  tenant_id uuid not null default app_tenant(),
  person_id uuid not null,
  sealed bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  created_at timestamptz not null default now(),
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people on delete cascade
);
call protect_tenant_table('totp_secrets');

-- code_hash: SHA-256 of a code of 80 random bits.
create table recovery_codes (
  tenant_id uuid not null default app_tenant(),
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (tenant_id, person_id, code_hash),
  foreign key (tenant_id, person_id) references totp_secrets on delete cascade
);
call protect_tenant_table('recovery_codes');

-- Who has given the right password and owes the code. It is no session: nothing but the second step reads it.
create table second_steps (
  tenant_id uuid not null default app_tenant(),
  token_hash bytea not null,
  person_id uuid not null,
  expires_at timestamptz not null,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references people on delete cascade
);
create index second_steps_of_person on second_steps (tenant_id, person_id);
call protect_tenant_table('second_steps');

-- Roles that may not sign in with a password alone.
create table second_factor_roles (
  tenant_id uuid not null default app_tenant() references municipalities,
  role text not null check (role in ('office', 'head', 'staff', 'viewer')),
  primary key (tenant_id, role)
);
call protect_tenant_table('second_factor_roles');

alter table sessions add column method text not null default 'password'
  check (method in ('password', 'totp', 'recovery-code', 'demo', 'provider'));
