-- The certificates (PEM) of the authority that vouches for the mail server; null: the well-known ones.
alter table mail_settings add column authority text;
