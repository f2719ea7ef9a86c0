-- what flow logs say of a promise while its bill is waited for, as JSON; the newest look
create table recommendation_seen (
    recommendation_id uuid primary key references recommendation (id),
    seen text not null,
    seen_at timestamp with time zone not null
);
