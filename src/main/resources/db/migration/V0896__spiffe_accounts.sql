-- The account of each program that called with a SPIFFE identity: what the log and the pages name it by.
create table identity_spiffe_account (
    spiffe_id varchar(2048) primary key,
    person_id uuid not null references identity_person (id),
    first_seen_at timestamp with time zone not null
);
