-- Budgets; each version is kept, so that a past month is held against what was agreed then. The newest is the budget.
create table egress_budget (
    id uuid primary key,
    version bigint not null,
    line_version bigint not null,
    name varchar(200) not null unique,
    terms text not null,
    created_by varchar(200) not null,
    created_at timestamp with time zone not null,
    changed_by varchar(200) not null,
    changed_at timestamp with time zone not null
);

create table egress_budget_version (
    budget_id uuid not null references egress_budget (id) on delete cascade,
    version bigint not null,
    terms text not null,
    changed_by varchar(200) not null,
    changed_at timestamp with time zone not null,
    primary key (budget_id, version)
);

-- What was passed; the key makes each threshold be told once per month and line. A restated bill may take it back.
create table egress_budget_alert (
    budget_id uuid not null references egress_budget (id) on delete cascade,
    line_version bigint not null,
    of_month date not null,
    basis varchar(10) not null,
    percent integer not null,
    amount numeric(38, 12) not null,
    measured numeric(38, 12) not null,
    raised_at timestamp with time zone not null,
    cleared_at timestamp with time zone,
    primary key (budget_id, line_version, of_month, basis, percent)
);
create index egress_budget_alert_month on egress_budget_alert (of_month, cleared_at);
