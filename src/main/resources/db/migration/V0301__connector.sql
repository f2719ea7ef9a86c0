-- A delivery that is much smaller than what it would replace waits for a person: what it would change (JSON), and with
-- which options it came, so that it can be read again from its evidence.
alter table connector_import add column replaces text;
alter table connector_import add column options text;
