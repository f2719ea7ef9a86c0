-- What a person was told; a copy, so that it stays readable when the event is forgotten.
create table notification_notice (
    event_id uuid not null,
    person_id uuid not null references identity_person (id),
    type varchar(200) not null,
    severity varchar(12) not null,
    title varchar(300) not null,
    words text not null,
    path varchar(1000) not null,
    happened_at timestamp with time zone not null,
    read_at timestamp with time zone,
    primary key (event_id, person_id)
);
create index notification_notice_person on notification_notice (person_id, happened_at);
