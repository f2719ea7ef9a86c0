-- Pages with their filters, under a name.
create table savedview_view (
    id uuid primary key,
    owner_id uuid not null,
    name varchar(80) not null,
    path varchar(2000) not null,
    shared boolean not null,
    saved_at timestamp with time zone not null,
    constraint savedview_view_name unique (owner_id, name)
);
