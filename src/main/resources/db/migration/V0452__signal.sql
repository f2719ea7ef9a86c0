-- The time for which points of a series lie in the lake, where bulk files go; null if none do. Readers look there only then.
alter table signal_series add column lake_from timestamp with time zone;
alter table signal_series add column lake_to timestamp with time zone;
