-- Coefficients of energy and emissions that a file of one's own gave; they win over those that ship.
create table catalog_coefficient (
    scope varchar(120) not null,
    name varchar(60) not null,
    coefficient numeric(38, 12) not null,
    source varchar(300) not null,
    as_of date not null,
    changed_at timestamp with time zone not null,
    constraint catalog_coefficient_key primary key (scope, name)
);
