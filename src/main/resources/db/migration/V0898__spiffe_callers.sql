-- Which program may call the API by its SPIFFE ID, as an administrator set it. A line is never changed, only switched off.
create table identity_spiffe_caller (
    id uuid primary key,
    spiffe_id varchar(2048) not null,
    roles varchar(200) not null,
    created_at timestamp with time zone not null,
    created_by uuid not null,
    disabled_at timestamp with time zone
);
create index identity_spiffe_caller_id on identity_spiffe_caller (spiffe_id);

-- Callers of the settings that were switched off while the console runs. They stay so after a restart.
create table identity_spiffe_refused (
    spiffe_id varchar(2048) primary key,
    refused_at timestamp with time zone not null
);

alter table identity_spiffe_account add column last_used_at timestamp with time zone;
alter table identity_spiffe_account add column svid_expires_at timestamp with time zone;
