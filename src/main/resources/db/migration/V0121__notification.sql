-- Where a team hears of events. Addresses of webhooks and all secrets are references, never the thing itself.
create table notification_channel (
    id uuid primary key,
    name varchar(80) not null unique,
    kind varchar(12) not null,
    enabled boolean not null,
    address varchar(2000) not null,
    secrets text not null,
    subscriptions text not null,
    version bigint not null,
    changed_at timestamp with time zone not null
);

-- What a person wants by mail; without a row, nothing.
create table notification_preference (
    person_id uuid primary key references identity_person (id),
    approvals boolean not null,
    least varchar(12),
    changed_at timestamp with time zone not null
);
