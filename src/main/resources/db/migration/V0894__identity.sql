-- What a token may use of its person's roles. No roles named: all of them, as every token until now.
alter table identity_api_token add column scope_roles varchar(400);
alter table identity_api_token add column read_only boolean default false not null;
