-- Tables mapped by hand. A version is never edited; the newest one of a name counts until it is retired.
create table connector_mapping (
    id uuid primary key,
    name varchar(40) not null,
    version integer not null,
    definition text not null,
    saved_at timestamp with time zone not null,
    saved_by varchar(80) not null,
    retired_at timestamp with time zone,
    unique (name, version)
);

-- What a person has typed and not saved: one draft for each file (its hash) or mapping (its name).
create table connector_mapping_draft (
    subject varchar(120) not null,
    person varchar(80) not null,
    definition text not null,
    saved_at timestamp with time zone not null,
    primary key (subject, person)
);
