-- Rates of exchange by day, as published: units of the currency for one euro.
create table cost_exchange_rate (
    rate_day date not null,
    currency varchar(3) not null,
    per_euro numeric(38, 20) not null,
    source varchar(200) not null,
    primary key (rate_day, currency)
);
