-- People who sign in. Names can be erased here; the audit log holds only the opaque id.
create table identity_person (
    id uuid primary key,
    sign_in_name varchar(100) not null unique,
    display_name varchar(200) not null,
    password_hash varchar(200) not null,
    roles varchar(400) not null,
    approval_groups varchar(400) not null,
    enabled boolean not null,
    failed_sign_ins integer not null,
    locked_until timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null,
    version bigint not null
);

-- Bearer tokens of the API: only the SHA-256 of the token is kept.
create table identity_api_token (
    id uuid primary key,
    person_id uuid not null references identity_person (id),
    label varchar(200) not null,
    token_sha256 varchar(64) not null unique,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone,
    revoked_at timestamp(6) with time zone
);
