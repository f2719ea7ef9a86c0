-- what others changed on objects that an execution left on a target; one row while it lasts
create table execution_drift (
    execution_id uuid primary key references execution (id),
    words text not null,
    seen_at timestamp with time zone not null
);
