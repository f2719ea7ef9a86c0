create table policy_version (
    id uuid primary key,
    version bigint not null,
    name varchar(100) not null,
    revision integer not null,
    state varchar(20) not null,
    yaml text not null,
    sha256 varchar(64) not null,
    drafted_by uuid not null,
    drafted_by_name varchar(200) not null,
    drafted_at timestamp with time zone not null,
    decided_by uuid,
    decided_by_name varchar(200),
    decided_at timestamp with time zone,
    decided_reason text not null,
    constraint policy_version_unique unique (name, revision)
);
create index policy_version_state on policy_version (state);
