-- How long the bytes were read; what waited for a confirmation in between is not in it. Null of imports before this.
alter table connector_import add column read_millis bigint;
