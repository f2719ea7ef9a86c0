-- who asked for the run; empty where a schedule or an event did
alter table workflow_run add column started_by uuid;
