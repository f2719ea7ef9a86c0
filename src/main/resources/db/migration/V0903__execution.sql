-- attempts of a step that ended in a hold; these are none that failed
alter table execution_step add column holds integer default 0 not null;
