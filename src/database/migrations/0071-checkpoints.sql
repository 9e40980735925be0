-- How far the signed checkpoints outside the database have come, for each key that signed them: a file that lacks lines, or
-- was written anew, is seen. line_hash: SHA-256 of the last line.
create table checkpoint_heads (
  tenant_id uuid not null default app_tenant() references municipalities,
  key_id text not null,
  number integer not null,
  line_hash bytea not null,
  made_at timestamptz not null,
  primary key (tenant_id, key_id)
);
call protect_tenant_table('checkpoint_heads');

-- Verifications of the history that somebody asked for, with what was found.
create table audit_runs (
  tenant_id uuid not null default app_tenant() references municipalities,
  run_id uuid not null default gen_random_uuid(),
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  state text not null default 'queued' check (state in ('queued', 'running', 'done')),
  started_at timestamptz,
  finished_at timestamptz,
  report jsonb,
  primary key (tenant_id, run_id),
  foreign key (tenant_id, asked_by) references people
);
create index audit_runs_by_time on audit_runs (tenant_id, asked_at);
call protect_tenant_table('audit_runs');
