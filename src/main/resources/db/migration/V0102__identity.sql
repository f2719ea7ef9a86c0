-- The second factor of a person: a shared secret, sealed with a key outside the database, and the last step that was used.
create table identity_second_factor (
    person_id uuid primary key references identity_person (id),
    sealed_secret bytea not null,
    last_step bigint not null,
    created_at timestamp(6) with time zone not null,
    confirmed_at timestamp(6) with time zone
);

-- For the day on which the device is lost: only hashes, each works once.
create table identity_recovery_code (
    person_id uuid not null references identity_person (id),
    code_sha256 varchar(64) not null,
    used_at timestamp(6) with time zone,
    primary key (person_id, code_sha256)
);

-- Accounts for emergencies; every sign-in of one raises an alarm.
create table identity_emergency_account (
    person_id uuid primary key references identity_person (id),
    purpose varchar(400) not null,
    set_up_at timestamp(6) with time zone not null,
    last_opened_at timestamp(6) with time zone
);

alter table identity_person add column last_signed_in_at timestamp(6) with time zone;

-- A look at who may do what: one row per account, as it stood, and what a person decided about it.
create table identity_access_review (
    id uuid primary key,
    started_at timestamp(6) with time zone not null,
    started_by uuid not null,
    signed_off_at timestamp(6) with time zone,
    signed_off_by uuid
);
create table identity_access_review_line (
    review_id uuid not null references identity_access_review (id),
    person_id uuid not null references identity_person (id),
    roles varchar(400) not null,
    approval_groups varchar(400) not null,
    valid_tokens integer not null,
    last_signed_in_at timestamp(6) with time zone,
    verdict varchar(12),
    reason varchar(1000),
    decided_by uuid,
    decided_at timestamp(6) with time zone,
    primary key (review_id, person_id)
);
