-- Reports that are made and handed over by themselves.
create table report_schedule (
    id uuid primary key,
    kind varchar(40) not null,
    of_owner varchar(200),
    of_environment varchar(200),
    of_provider varchar(200),
    day_of_month smallint not null,
    hour_of_day smallint not null,
    recipients varchar(4000),
    folder varchar(60),
    responsible uuid not null,
    created_at timestamp with time zone not null,
    next_due timestamp with time zone not null,
    stopped_at timestamp with time zone
);
create index report_schedule_next_due on report_schedule (next_due);

-- One row for each time that a schedule was due; what is under way is held until held_until and taken up again after it.
create table report_hand_over (
    id uuid primary key,
    schedule_id uuid not null references report_schedule (id),
    due_at timestamp with time zone not null,
    period varchar(10) not null,
    state varchar(20) not null,
    report_id uuid references report_made (id),
    attempts int not null,
    words varchar(2000) not null,
    held_until timestamp with time zone,
    ended_at timestamp with time zone,
    unique (schedule_id, due_at)
);
create index report_hand_over_held_until on report_hand_over (held_until);
