-- What an application was asked about a conflict of its collection, and what it said.
create table edge_asked (
    number bigint primary key,
    version bigint not null,
    tries integer not null,
    asked_at timestamp with time zone not null,
    outcome varchar(20) not null,
    words varchar(2000) not null,
    answer text
);
