-- Who signs in at the company's own provider. Issuer and subject name a person for ever; names and addresses do not.
create table identity_federated_person (
    issuer varchar(400) not null,
    subject varchar(400) not null,
    person_id uuid not null unique references identity_person (id),
    first_seen_at timestamp(6) with time zone not null,
    primary key (issuer, subject)
);
