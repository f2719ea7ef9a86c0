-- Insert only: a correction is a further revision, the word that a decision used stays readable.
create table signal_point (
    series varchar(300) not null,
    valid_from timestamp with time zone not null,
    revision integer not null,
    valid_to timestamp with time zone not null,
    point_value numeric(38, 12) not null,
    kind varchar(20) not null,
    basis varchar(120) not null,
    source varchar(300) not null,
    observed_at timestamp with time zone not null,
    constraint signal_point_key primary key (series, valid_from, revision)
);
-- One line for each series, kept with every append, so that lists and freshness never scan points.
create table signal_series (
    series varchar(300) primary key,
    points bigint not null,
    valid_from timestamp with time zone not null,
    valid_to timestamp with time zone not null,
    observed_at timestamp with time zone not null,
    newest_kind varchar(20) not null,
    newest_source varchar(300) not null
);
