-- form_key: what the person says all files are written on; null: found out from each file.
alter table imports
  add column form_key text,
  add column finished_by uuid,
  add foreign key (tenant_id, finished_by) references people;

-- form_key, fiscal_year: decided for this file alone. notes: what was left out on reading. summary: counts for lists and
-- progress, without the whole result. decisions: by sheet of the file, what becomes of it and of each difference.
alter table import_files
  add column form_key text,
  add column fiscal_year integer,
  add column notes text[] not null default '{}',
  add column summary jsonb,
  add column decisions jsonb not null default '{}';
create index import_files_waiting on import_files (tenant_id, changed_at) where state in ('queued', 'reading');
