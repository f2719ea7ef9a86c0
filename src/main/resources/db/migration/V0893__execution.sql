-- what an executor would not take, beside the text that it was asked to take, secrets masked
create table execution_refusal (
    execution_id uuid not null references execution (id),
    number integer not null,
    first_at timestamp with time zone not null,
    last_at timestamp with time zone not null,
    -- how often of the very same text
    times integer not null,
    step varchar(12) not null,
    executor varchar(200) not null,
    why text not null,
    -- whether the text went to the target
    reached boolean not null,
    sent text not null,
    primary key (execution_id, number)
);
