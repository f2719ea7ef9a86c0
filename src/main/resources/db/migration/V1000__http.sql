-- Answers to posts that carried an Idempotency-Key, for 24 hours. status is null while the first request is under way.
create table http_idempotent_answer (
    caller varchar(200) not null,
    idempotency_key varchar(255) not null,
    fingerprint varchar(64) not null,
    started_at timestamp with time zone not null,
    status integer,
    headers text,
    body text,
    primary key (caller, idempotency_key)
);
create index http_idempotent_answer_started on http_idempotent_answer (started_at);
