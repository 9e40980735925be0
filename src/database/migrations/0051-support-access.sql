-- The operator of the installation sees a city only as long as its administrator lets them.
-- code_hash: SHA-256 of a code of 80 random bits that is used once. person_id: who came in with it.
create table support_grants (
  tenant_id uuid not null default app_tenant() references municipalities,
  grant_id uuid not null default gen_random_uuid(),
  granted_by uuid not null,
  granted_at timestamptz not null default now(),
  reason text not null,
  code_hash bytea not null,
  expires_at timestamptz not null,
  person_id uuid,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, grant_id),
  unique (tenant_id, code_hash),
  foreign key (tenant_id, granted_by) references people,
  foreign key (tenant_id, person_id) references people
);
call protect_tenant_table('support_grants');

alter table sessions drop constraint sessions_method_check;
alter table sessions add constraint sessions_method_check
  check (method in ('password', 'directory', 'totp', 'recovery-code', 'passkey', 'demo', 'provider', 'support'));
