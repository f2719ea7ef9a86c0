-- Whether a run was decided on capacity that the provider may take back.
alter table planning_placed_run add column spot boolean default false not null;
