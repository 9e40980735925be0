-- What a person is in the municipality, over time: several posts at once (main, and those held beside it), posts that
-- begin later, posts that are over. until_day: the last day.
create table posts (
  tenant_id uuid not null default app_tenant() references municipalities,
  post_id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  unit_id uuid,
  role text not null check (role in
    ('staff', 'head', 'mayor', 'viceMayor', 'office', 'hr', 'auditor', 'administrator', 'viewer', 'operator')),
  title text not null default '',
  main boolean not null default true,
  from_day date not null,
  until_day date check (until_day >= from_day),
  primary key (tenant_id, post_id),
  foreign key (tenant_id, person_id) references people on delete cascade,
  foreign key (tenant_id, unit_id) references org_units
);
create index posts_of_person on posts (tenant_id, person_id);
create index posts_of_unit on posts (tenant_id, unit_id);

-- The owner of the tables sees no rows of people while row-level security is forced.
alter table people no force row level security;
insert into posts (tenant_id, person_id, unit_id, role, title, from_day)
select tenant_id, person_id, unit_id, role, post, (created_at at time zone 'Asia/Tokyo')::date from people;
-- Until now the office did what the administrator does.
insert into posts (tenant_id, person_id, role, title, main, from_day)
select tenant_id, person_id, 'administrator', '', false, (created_at at time zone 'Asia/Tokyo')::date
  from people where role = 'office';
alter table people force row level security;
call protect_tenant_table('posts');

alter table people drop column role, drop column unit_id, drop column post;

alter table second_factor_roles drop constraint second_factor_roles_role_check;
alter table second_factor_roles add constraint second_factor_roles_role_check check (role in
  ('staff', 'head', 'mayor', 'viceMayor', 'office', 'hr', 'auditor', 'administrator', 'viewer'));
