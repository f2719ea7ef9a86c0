-- Who a person is, beyond the account: accounts with the same key are the same human being and count once.
-- The e-mail address in lower case, as an administrator has checked it; null where nobody stated one.
alter table identity_person add column email varchar(320);
create index identity_person_email on identity_person (email);
