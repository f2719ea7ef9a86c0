-- Sites with an agent. The credential is short-lived and kept as its hash; the key is what the agent proves itself with.
create table edge_site (
    site varchar(200) primary key,
    public_key varchar(200) not null,
    incarnation varchar(40) not null,
    credential_sha256 varchar(64),
    credential_expires_at timestamp with time zone,
    last_renewal_millis bigint not null,
    enrolled_at timestamp with time zone not null,
    revoked_at timestamp with time zone
);
create unique index edge_site_credential on edge_site (credential_sha256);

create table edge_enrolment (
    id uuid primary key,
    site varchar(200) not null,
    token_sha256 varchar(64) not null unique,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone
);

-- What the last heart-beat said. link_state has hysteresis; since is when it began.
create table edge_health (
    site varchar(200) primary key,
    heard_at timestamp with time zone not null,
    program_version varchar(40) not null,
    queued bigint not null,
    oldest_unsent_at timestamp with time zone,
    disk_bytes bigint not null,
    disk_limit_bytes bigint not null,
    skew_millis bigint,
    round_trip_micros bigint not null,
    refused bigint not null,
    link_state varchar(20) not null,
    link_since timestamp with time zone not null,
    good_beats integer not null,
    bad_beats integer not null
);
create table edge_link_change (
    id uuid primary key,
    site varchar(200) not null,
    changed_at timestamp with time zone not null,
    link_state varchar(20) not null
);
create index edge_link_change_site on edge_link_change (site, changed_at);

create table edge_collection (
    name varchar(63) primary key,
    mode varchar(20) not null,
    rule varchar(20) not null,
    quota bigint not null,
    webhook varchar(1000)
);

-- How far each data directory's queue was received; the row is the lock of its intake.
create table edge_queue (
    incarnation varchar(40) primary key,
    site varchar(200) not null,
    received bigint not null
);
create table edge_gap (
    id uuid primary key,
    site varchar(200) not null,
    incarnation varchar(40) not null,
    from_sequence bigint not null,
    to_sequence bigint not null,
    found_at timestamp with time zone not null
);

-- Everything that ever arrived, once: by the application's key at its site.
create table edge_entry (
    site varchar(200) not null,
    entry_key varchar(200) not null,
    sequence bigint not null,
    collection varchar(63) not null,
    document varchar(200) not null,
    kind varchar(20) not null,
    body text,
    base varchar(300) not null,
    version varchar(300) not null,
    fence bigint not null,
    fate varchar(20) not null,
    explanation varchar(2000) not null,
    received_at timestamp with time zone not null,
    primary key (site, entry_key)
);
create index edge_entry_version on edge_entry (version);

create table edge_document (
    collection varchar(63) not null,
    document varchar(200) not null,
    body text,
    version varchar(300) not null,
    ordered_at varchar(300) not null,
    change_number bigint not null,
    fence bigint not null,
    site varchar(200) not null,
    primary key (collection, document)
);
create index edge_document_change on edge_document (change_number);
-- Every body that ever stood, so that nothing that was overwritten is lost.
create table edge_document_past (
    collection varchar(63) not null,
    document varchar(200) not null,
    change_number bigint not null,
    body text,
    version varchar(300) not null,
    site varchar(200) not null,
    stood_from timestamp with time zone not null,
    primary key (collection, document, change_number)
);
create table edge_change (
    id integer primary key,
    number bigint not null
);
insert into edge_change (id, number) values (1, 0);

create table edge_lease (
    resource varchar(264) primary key,
    site varchar(200) not null,
    incarnation varchar(40) not null,
    fence bigint not null,
    granted_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);

create sequence edge_conflict_number start with 1;
create table edge_conflict (
    id uuid primary key,
    number bigint not null unique,
    version bigint not null,
    collection varchar(63) not null,
    document varchar(200) not null,
    site varchar(200) not null,
    ancestor text,
    site_body text,
    site_version varchar(300) not null,
    explanation varchar(2000) not null,
    opened_at timestamp with time zone not null,
    state varchar(20) not null,
    choice varchar(20),
    decided_body text,
    decided_by varchar(200),
    decided_at timestamp with time zone,
    reason varchar(2000)
);
create index edge_conflict_state on edge_conflict (state, opened_at);

-- One line per time that a site caught up.
create table edge_reconciliation (
    id uuid primary key,
    site varchar(200) not null,
    began_at timestamp with time zone not null,
    ended_at timestamp with time zone not null,
    entries bigint not null,
    repeated bigint not null,
    merged bigint not null,
    lost bigint not null,
    waits bigint not null,
    set_aside bigint not null,
    batches bigint not null,
    plain_bytes bigint not null,
    sent_bytes bigint not null
);
create index edge_reconciliation_site on edge_reconciliation (site, ended_at);
