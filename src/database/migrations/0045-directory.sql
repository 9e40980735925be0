-- The office's own directory (LDAP). address: ldaps://, or ldap:// which is always raised to TLS first. authority: the
-- certificates (PEM) that vouch for it, null for the well-known ones. bind_name: the account that looks people up;
-- sealed_secret: its password, encrypted with a key that is not in the database. filter: {login} is the login name.
create table directories (
  tenant_id uuid primary key default app_tenant() references municipalities,
  address text not null,
  authority text,
  bind_name text not null,
  sealed_secret bytea not null,
  base text not null,
  filter text not null
);
call protect_tenant_table('directories');

alter table sessions drop constraint sessions_method_check;
alter table sessions add constraint sessions_method_check
  check (method in ('password', 'directory', 'totp', 'recovery-code', 'passkey', 'demo', 'provider'));
