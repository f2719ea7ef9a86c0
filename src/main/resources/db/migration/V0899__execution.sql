-- what an execution was told from outside, before or while something waits for it; each key once
create table execution_signal (
    execution_id uuid not null references execution (id),
    signal_key varchar(640) not null,
    name varchar(100) not null,
    data text,
    given_by varchar(200) not null,
    reason text not null,
    given_at timestamp with time zone not null,
    primary key (execution_id, signal_key)
);
