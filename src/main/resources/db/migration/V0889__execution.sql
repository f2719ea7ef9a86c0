-- How often somebody asked the driver to look at once. A driver that had the execution in hand while it was
-- asked compares the count of before and after, and looks again.
alter table execution add column wakes bigint not null default 0;
