-- asked_by null: the program's own verification of the day.
alter table audit_runs alter column asked_by drop not null;
