-- The origin at which people's browsers reach this program: for the identity provider, passkeys and links in mails.
create table site_addresses (
  tenant_id uuid primary key default app_tenant() references municipalities,
  address text not null
);
-- The owner of the tables sees the rows of every municipality only while row-level security is not forced.
alter table identity_providers no force row level security;
insert into site_addresses (tenant_id, address) select tenant_id, site_address from identity_providers;
alter table identity_providers force row level security;
call protect_tenant_table('site_addresses');

alter table identity_providers drop column site_address;
