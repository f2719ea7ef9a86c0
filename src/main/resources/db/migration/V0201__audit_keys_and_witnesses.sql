-- A key that was replaced signs beside its successor until it retires.
alter table audit_log_key add column retires_at timestamp with time zone;

-- What outside witnesses have co-signed: the line (C2SP tlog-cosignature) and the checkpoint that it vouches for.
create table audit_cosignature (
    size bigint not null,
    witness varchar(400) not null,
    line text not null,
    witnessed_at timestamp with time zone not null,
    primary key (size, witness)
);

-- How far each outside place has come, and what it said last.
create table audit_witness (
    name varchar(400) primary key,
    size bigint not null,
    asked_at timestamp with time zone,
    agreed_at timestamp with time zone,
    trouble text
);
