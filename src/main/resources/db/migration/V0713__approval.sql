-- an approval may be given on a condition; what the engine checks before the start stands with the recommendation
alter table approval_decision add column least_usd_per_month numeric(38, 12);
alter table approval_decision add column deputising text;
create table recommendation_condition (
    recommendation_id uuid not null references recommendation (id),
    person_id uuid not null,
    least_usd_per_month numeric(38, 12) not null,
    primary key (recommendation_id, person_id)
);

create table approval_comment (
    id uuid primary key,
    recommendation_id uuid not null references recommendation (id),
    person_id uuid not null,
    written_at timestamp with time zone not null,
    words text not null
);
create index approval_comment_recommendation on approval_comment (recommendation_id, written_at);

-- who decides with the groups of somebody who is away
create table approval_absence (
    id uuid primary key,
    person_id uuid not null,
    deputy_id uuid not null,
    from_at timestamp with time zone not null,
    to_at timestamp with time zone not null,
    reason text not null,
    recorded_at timestamp with time zone not null
);
create index approval_absence_deputy on approval_absence (deputy_id, to_at);
