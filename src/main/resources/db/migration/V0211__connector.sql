-- Live sources that have brought nothing for too long, so that each silence is told once.
create table connector_feed_silence (
    feed varchar(40) primary key,
    since timestamp with time zone not null
);
