create table latency_digest (
    from_site varchar(140) not null,
    to_site varchar(140) not null,
    source varchar(60) not null,
    valid_from timestamp with time zone not null,
    valid_to timestamp with time zone not null,
    samples bigint not null,
    digest bytea not null,
    primary key (from_site, to_site, source, valid_from)
);
create index latency_digest_end on latency_digest (valid_to);
