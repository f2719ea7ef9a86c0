-- A delivery may be one half of a month (Azure: actual or amortised): which one it brought, and how many rows of the other
-- half it took over from the generation before. A generation that was taken back counts no more; the one before does again.
alter table lake_generation add column part varchar(40);
alter table lake_generation add column kept_rows bigint default 0 not null;
alter table lake_generation add column taken_back_at timestamp with time zone;
