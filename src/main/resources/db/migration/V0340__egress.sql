-- Whose an address or a label is: longest prefix first, by validity. No beginning is stored as 1970.
create table egress_address (
    kind varchar(10) not null,
    pattern varchar(200) not null,
    valid_from timestamp with time zone not null,
    valid_to timestamp with time zone,
    workload varchar(200),
    site varchar(100),
    zone varchar(100),
    owner varchar(200),
    source varchar(400) not null,
    import_id uuid not null,
    primary key (kind, pattern, valid_from)
);
