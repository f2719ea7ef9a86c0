-- Endpoints that people had the console measure; the settings may name more. A probe that was removed stays for its rounds.
create table connector_probe (
    id varchar(40) primary key,
    endpoint varchar(300) not null,
    from_site varchar(100) not null,
    to_site varchar(100) not null,
    every_minutes integer not null,
    made_at timestamp with time zone not null,
    made_by varchar(100) not null,
    removed_at timestamp with time zone
);
