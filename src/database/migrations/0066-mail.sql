-- mail_choice: each notification as a mail of its own, gathered once a day, or none (but the office's reminders).
alter table people
  add column email text,
  add column mail_choice text not null default 'now' check (mail_choice in ('now', 'digest', 'none'));

-- What the city says of its notices. days_before: so many days before a deadline people are told. told_on: the last day
-- on which deadlines were looked through.
create table notice_settings (
  tenant_id uuid primary key default app_tenant() references municipalities,
  days_before integer[] not null default '{7,1}',
  morning_hour integer not null default 8 check (morning_hour between 0 and 23),
  told_on date
);
call protect_tenant_table('notice_settings');

-- The office's SMTP server. sealed_password: encrypted with a key that is not in the database; null: no sign-in.
-- away_*: the server could not be reached or refused us; nothing is tried before away_until.
create table mail_settings (
  tenant_id uuid primary key default app_tenant() references municipalities,
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('none', 'starttls', 'tls')),
  user_name text,
  sealed_password bytea,
  sender text not null,
  sender_name text not null default '',
  away_until timestamptz,
  away_count integer not null default 0,
  away_reason text,
  away_answer text
);
call protect_tenant_table('mail_settings');

-- The outbox. A mail holds no words: they are put together when it is sent, and only of what may then be read.
-- gathers: a digest that still takes more in. leased_until: somebody is sending it. message_id: the same at every try.
create table mails (
  tenant_id uuid not null default app_tenant() references municipalities,
  mail_id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null check (kind in ('single', 'digest')),
  gathers boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  send_after timestamptz not null,
  waiting_since timestamptz not null default now(),
  leased_until timestamptz,
  attempts integer not null default 0,
  message_id text,
  reason text,
  answer text,
  created_at timestamptz not null default now(),
  tried_at timestamptz,
  primary key (tenant_id, mail_id),
  foreign key (tenant_id, person_id) references people on delete cascade
);
create unique index mails_gathering on mails (tenant_id, person_id) where gathers;
create index mails_waiting on mails (tenant_id, send_after) where state = 'waiting';
create index mails_failed on mails (tenant_id, tried_at) where state = 'failed';
create index mails_of_person on mails (tenant_id, person_id);
call protect_tenant_table('mails');

create table mail_parts (
  tenant_id uuid not null default app_tenant(),
  mail_id uuid not null,
  notification_id uuid not null,
  primary key (tenant_id, mail_id, notification_id),
  foreign key (tenant_id, mail_id) references mails on delete cascade,
  foreign key (tenant_id, notification_id) references notifications on delete cascade
);
create index mail_parts_of_notification on mail_parts (tenant_id, notification_id);
call protect_tenant_table('mail_parts');

-- Tells every server process that a municipality has a mail to send. No content: whoever hears it reads through the policies.
create function tell_mail_waits() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('mail_news', new.tenant_id::text);
  return null;
end
$$;
create trigger mail_waits after insert on mails
  for each row when (not new.gathers) execute function tell_mail_waits();
