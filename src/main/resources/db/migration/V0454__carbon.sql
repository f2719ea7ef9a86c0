-- What one thing of a workload is counted in (ISO/IEC 21031: R). The counts themselves are series.
create table carbon_functional_unit (
    workload varchar(120) primary key,
    unit varchar(60) not null,
    chosen_at timestamp with time zone not null
);
