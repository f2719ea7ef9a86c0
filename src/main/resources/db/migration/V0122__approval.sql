-- Who was told that a decision waits for them, or runs out; once per person and version of what is to be decided.
create table approval_told (
    recommendation_id uuid not null,
    digest varchar(64) not null,
    kind varchar(12) not null,
    person_id uuid not null,
    told_at timestamp with time zone not null,
    primary key (recommendation_id, digest, kind, person_id)
);
