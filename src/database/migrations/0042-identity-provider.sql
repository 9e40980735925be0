-- The office's own OpenID Connect provider. sealed_secret: encrypted with a key that is not in the database.
-- claim: which of the provider's words about a person is their login name here.
create table identity_providers (
  tenant_id uuid primary key default app_tenant() references municipalities,
  issuer text not null,
  client_id text not null,
  sealed_secret bytea not null,
  claim text not null check (claim in ('preferred_username', 'email')),
  site_address text not null
);
call protect_tenant_table('identity_providers');

-- Who was sent to the provider and has not come back yet. Deleted by the first answer, whatever it is.
create table provider_sign_ins (
  tenant_id uuid not null default app_tenant() references municipalities,
  token_hash bytea not null,
  state text not null,
  nonce text not null,
  code_verifier text not null,
  back text,
  expires_at timestamptz not null,
  primary key (tenant_id, token_hash)
);
call protect_tenant_table('provider_sign_ins');
