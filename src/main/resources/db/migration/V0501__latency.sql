create table latency_broken_objective (
    workload varchar(200) not null,
    user_site varchar(200) not null,
    since timestamp with time zone not null,
    primary key (workload, user_site)
);
