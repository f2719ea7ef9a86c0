-- How a person reads the console; null where they left it to the browser or the default.
create table identity_locality (
    person_id uuid primary key references identity_person (id),
    language_code varchar(2),
    region_code varchar(2),
    first_day varchar(9),
    zone_id varchar(60)
);
