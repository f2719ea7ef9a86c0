-- the objects of a target as they were before a text was applied, a JSON array; undoing puts them back.
-- no foreign key: execution is made by a later migration
create table execution_kept (
    execution_id uuid primary key,
    manifest text not null,
    kept text not null,
    kept_at timestamp with time zone not null
);
