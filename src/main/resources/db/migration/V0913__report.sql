-- In which language, and in the clock times of which zone, the pages of a report are written. What is older is English.
alter table report_made add column language_code varchar(2) default 'en' not null;
alter table report_made add column zone_id varchar(60) default 'UTC' not null;
alter table report_schedule add column language_code varchar(2) default 'en' not null;
alter table report_schedule add column zone_id varchar(60) default 'UTC' not null;
