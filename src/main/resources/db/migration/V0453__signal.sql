-- On which side of the threshold each zone was last seen; it changes only beyond the band around the threshold.
create table carbon_threshold_side (
    zone varchar(60) primary key,
    above boolean not null,
    grams_per_kwh numeric(38, 12) not null,
    since timestamp with time zone not null
);
-- Links of which measurements stopped while their source went on measuring others, and sites of which all links are lost.
create table latency_loss (
    what varchar(8) not null,
    name varchar(300) not null,
    since timestamp with time zone not null,
    primary key (what, name)
);
