-- when the run of a move began and ended, for moves that ran something
create table recommendation_run (
    recommendation_id uuid primary key references recommendation (id),
    started_at timestamp with time zone not null,
    ended_at timestamp with time zone not null
);

-- what became of a move's three promises, as JSON
create table recommendation_move_settlement (
    recommendation_id uuid primary key references recommendation (id),
    settlement text not null,
    settled_at timestamp with time zone not null
);
