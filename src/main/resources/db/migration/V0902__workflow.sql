-- a person let the job start although the grid is dirtier than it waits for
alter table workflow_job add column gate_waived boolean not null default false;
