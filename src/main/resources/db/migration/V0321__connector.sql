-- Whether a round broke off before its end: the rest is asked for sooner than at the usual pace.
alter table connector_feed_run add column stopped boolean default false not null;
-- The latest whole answer of each address, so that a source need only say that nothing changed. Addresses may hold
-- names of people's queries; their SHA-256 is enough.
create table connector_feed_answer (
    feed varchar(40) not null,
    address char(64) not null,
    etag varchar(500),
    last_modified varchar(100),
    sha256 char(64) not null,
    answered_at timestamp with time zone not null,
    primary key (feed, address)
);
