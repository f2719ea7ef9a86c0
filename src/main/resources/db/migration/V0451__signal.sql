-- End of the newest point that is no forecast: freshness is told by it.
alter table signal_series add column known_to timestamp with time zone;
