-- Passkeys (WebAuthn) of people: public keys only. The identifier is the authenticator's own, base64url, at most 1023 bytes.
create table identity_passkey (
    credential_id varchar(1400) primary key,
    person_id uuid not null references identity_person (id),
    label varchar(100) not null,
    public_key bytea not null,
    attestation_object bytea not null,
    signature_count bigint not null,
    backup_eligible boolean not null,
    backup_state boolean not null,
    transports varchar(200) not null,
    created_at timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone
);
create index identity_passkey_person on identity_passkey (person_id);
