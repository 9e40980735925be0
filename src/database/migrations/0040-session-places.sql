-- What a person needs to recognise a session in a list of theirs, and a name for it that is not its secret.
alter table sessions
  add column session_id uuid not null default gen_random_uuid(),
  add column user_agent text not null default '',
  add column source text not null default '';
create unique index sessions_by_id on sessions (tenant_id, session_id);
