-- Whose decision it was, whichever account it was given from; empty for decisions taken before accounts were tied to people.
alter table approval_decision add column human varchar(320) default '' not null;
