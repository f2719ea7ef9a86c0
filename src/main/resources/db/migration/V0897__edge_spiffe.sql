-- Which SPIFFE ID is the agent of which site, as an administrator set it. A line is never changed, only ended.
create table edge_spiffe_agent (
    id uuid primary key,
    spiffe_id varchar(2048) not null,
    site varchar(200) not null,
    created_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    last_used_at timestamp with time zone,
    svid_expires_at timestamp with time zone
);
create index edge_spiffe_agent_id on edge_spiffe_agent (spiffe_id);
create index edge_spiffe_agent_site on edge_spiffe_agent (site);

-- Keys that an agent with a SPIFFE ID signed its log with, one per process; the private halves were never stored.
create table edge_agent_key (
    incarnation varchar(40) not null,
    public_key varchar(200) not null,
    site varchar(200) not null,
    known_at timestamp with time zone not null,
    primary key (incarnation, public_key)
);
