-- Accounts of programs: no password works, and none of them ever decides.
alter table identity_person add column service boolean default false not null;

-- Which tokens of which issuer act as which account. Never changed: another rule is another row.
create table identity_workload_binding (
    id uuid primary key,
    name varchar(100) not null unique,
    issuer varchar(400) not null,
    -- the issuer's public keys as a JWK Set; null: fetched from the issuer
    jwks varchar(20000),
    audience varchar(400) not null,
    subject_pattern varchar(400) not null,
    -- claims that must have exactly this value, a JSON object of texts
    claims varchar(4000) not null,
    person_id uuid not null references identity_person (id),
    life_seconds bigint not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    disabled_at timestamp(6) with time zone
);
create index identity_workload_binding_issuer on identity_workload_binding (issuer);

-- Tokens of an issuer that were exchanged, until they are too old to be sent again.
create table identity_exchanged_token (
    issuer_sha256 varchar(64) not null,
    token_sha256 varchar(64) not null,
    until_at timestamp(6) with time zone not null,
    primary key (issuer_sha256, token_sha256)
);

alter table identity_api_token add column binding_id uuid references identity_workload_binding (id);
create index identity_api_token_binding on identity_api_token (binding_id);
