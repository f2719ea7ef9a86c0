-- One row for each round of questions to a live source. The slot makes one replica do it, however many there are.
create table connector_feed_run (
    id uuid primary key,
    feed varchar(40) not null,
    slot timestamp with time zone not null,
    started_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    outcome varchar(20) not null,
    added integer not null,
    revised integer not null,
    unchanged integer not null,
    refused integer not null,
    message text,
    evidence text not null,
    unique (feed, slot)
);
create index connector_feed_run_started on connector_feed_run (feed, started_at);
