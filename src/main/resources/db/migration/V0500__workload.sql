create table workload (
    id uuid primary key,
    name varchar(120) not null,
    kind varchar(20) not null,
    owner varchar(120) not null,
    environment varchar(60) not null,
    site_id varchar(120) not null,
    spec text not null,
    version bigint not null,
    changed_at timestamp with time zone not null,
    constraint workload_name_key unique (name)
);
