-- What replicas hold of every limited site's free capacity, and the one row whose lock orders their renewals.
create table planning_quota_fence (
    id integer primary key,
    last_token bigint not null
);

insert into planning_quota_fence (id, last_token) values (1, 0);

create table planning_quota (
    replica varchar(64) primary key,
    token bigint not null,
    lease_until timestamp with time zone not null,
    shares text not null
);

-- One row for each second of decisions of a replica; the entries stand in the blob.
create table planning_decision_batch (
    id uuid primary key,
    replica varchar(64) not null,
    segment bigint not null,
    to_position bigint not null,
    recorded_at timestamp with time zone not null,
    entries integer not null,
    merkle_root varchar(64) not null,
    blob_hash varchar(64) not null,
    unique (replica, segment, to_position)
);
