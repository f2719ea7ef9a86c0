-- which copy of a data set a recommendation is about, with the figures of its plan, as JSON; an approval binds to them
create table recommendation_copy (
    recommendation_id uuid primary key references recommendation (id),
    copy text not null
);
