alter table execution add column spec_sha256 varchar(64);
alter table execution add column run_object varchar(300);
alter table execution add column image_digest varchar(400);
