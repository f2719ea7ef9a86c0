-- What a person mended in quarantine: append-only; the delivered file stays as evidence and is never changed.
create table connector_mend (
    id uuid primary key,
    import_id uuid not null references connector_import (id),
    line bigint not null,
    column_name varchar(200),
    was text,
    mended text not null,
    reason varchar(500) not null,
    mended_by varchar(80) not null,
    mended_at timestamp with time zone not null,
    mended_as uuid not null references connector_import (id)
);
create index connector_mend_import on connector_mend (import_id, line);
