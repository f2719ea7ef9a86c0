-- the history of an execution can be replayed: lines are numbered without gaps, say what moved, and each carries the
-- digest of all before it; null in lines that were written before this
alter table execution_event add column number integer;
alter table execution_event add column moved varchar(80);
alter table execution_event add column digest varchar(64);

-- number and digest of the last line; null for executions that began before this
alter table execution add column history_lines integer;
alter table execution add column history_head varchar(64);
