-- Reports that were handed on; their bytes lie in evidence under these hashes.
create table report_made (
    id uuid primary key,
    kind varchar(40) not null,
    period varchar(10) not null,
    scope varchar(1000) not null,
    made_at timestamp with time zone not null,
    made_by varchar(200) not null,
    checkpoint_size bigint not null,
    pdf_sha256 varchar(64) not null,
    csv_sha256 varchar(64) not null
);
create index report_made_made_at on report_made (made_at);
