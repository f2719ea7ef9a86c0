-- events from outside, each heard once however often it is sent
create table workflow_heard (
    source varchar(400) not null,
    event_id varchar(200) not null,
    type varchar(300) not null,
    heard_at timestamp with time zone not null,
    runs text not null,
    primary key (source, event_id)
);
