-- In which language a mail channel writes. What is older is English.
alter table notification_channel add column language_code varchar(2) default 'en' not null;
