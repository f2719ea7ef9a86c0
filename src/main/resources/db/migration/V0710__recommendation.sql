-- what a piece of advice promised when it was proposed, as JSON; an approval binds to its digest
create table recommendation_promise (
    recommendation_id uuid primary key references recommendation (id),
    promise text not null
);
-- what the bills said afterwards, as JSON
create table recommendation_settlement (
    recommendation_id uuid primary key references recommendation (id),
    settlement text not null,
    settled_at timestamp with time zone not null
);
