-- Unusual egress that was found; open_key holds the flow while the finding is open, so that a flow has one at most.
create sequence egress_finding_number start with 1001;

create table egress_finding (
    id uuid primary key,
    version bigint not null,
    number bigint not null unique,
    provider varchar(100) not null,
    from_site varchar(200) not null,
    to_site varchar(200) not null,
    transfer_class varchar(30) not null,
    owner varchar(300) not null,
    currency varchar(10) not null,
    kind varchar(20) not null,
    began_on date not null,
    through_on date not null,
    unit varchar(10) not null,
    usual numeric(38, 12) not null,
    seen numeric(38, 12) not null,
    cost_per_day numeric(38, 12) not null,
    explanation text not null,
    opened_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    open_key varchar(1200) unique,
    closing varchar(20),
    closed_at timestamp with time zone,
    closed_by varchar(200),
    reason text,
    expected_until date
);
create index egress_finding_began on egress_finding (began_on);

-- What the bills held when they were last looked through; the key makes one replica do it.
create table egress_watch_run (
    bills varchar(64) primary key,
    ran_at timestamp with time zone not null,
    flows integer not null,
    found integer not null
);
