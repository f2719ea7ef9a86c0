-- Sums of one generation's rows that pages ask for, kept as files of their own; they count as long as it does.
create table lake_roll_up (
    generation_id uuid not null references lake_generation (id),
    name varchar(100) not null,
    path varchar(500) not null unique,
    row_count bigint not null,
    byte_count bigint not null,
    primary key (generation_id, name)
);
