-- The cell that a stream's person has in hand, as the editor names it (ids and a concept, no words); '': none.
alter table sheet_presence add column cell text not null default '';
