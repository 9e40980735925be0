-- Where a unit ends and another carries on its work, a post in it ends on the day before and goes on as a post in the
-- other: the same post to its holder. Who loses the first part loses the rest.
alter table posts add column continues uuid;
alter table posts add foreign key (tenant_id, continues) references posts on delete cascade;
create unique index posts_by_continued on posts (tenant_id, continues);
