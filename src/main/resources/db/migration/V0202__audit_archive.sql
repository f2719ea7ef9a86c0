-- What has been sealed into each archive; the archive itself is the truth, this says where to go on.
create table audit_archive_segment (
    store varchar(400) not null,
    from_index bigint not null,
    to_index bigint not null,
    name varchar(400) not null,
    manifest_sha256 varchar(64) not null,
    bytes bigint not null,
    sealed_at timestamp with time zone not null,
    primary key (store, from_index)
);

-- What the last look at each archive found.
create table audit_archive_state (
    store varchar(400) primary key,
    tried_at timestamp with time zone,
    trouble text,
    verified_at timestamp with time zone,
    verified_to bigint,
    locked boolean,
    findings text
);
insert into audit_lease (name, holder, fence, expires_at) values ('archive', '', 0, timestamp with time zone '1970-01-01 00:00:00+00:00');
