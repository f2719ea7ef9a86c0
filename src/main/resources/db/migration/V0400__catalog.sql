-- Sites that people add; the public ones come with the product as reference files.
create table catalog_site (
    id varchar(120) primary key,
    provider varchar(40) not null,
    code varchar(80) not null,
    name varchar(200) not null,
    kind varchar(20) not null,
    country varchar(2) not null,
    latitude double precision not null,
    longitude double precision not null,
    grid_zone varchar(40),
    pue double precision not null,
    pue_source varchar(200) not null,
    parent_site varchar(120),
    operator varchar(120),
    source varchar(300) not null,
    added_at timestamp with time zone not null
);
