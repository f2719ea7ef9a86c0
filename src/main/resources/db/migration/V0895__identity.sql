-- Where a granted role holds: for one owner, in one environment; * stands for every. No row: everywhere.
create table identity_role_scope (
    person_id uuid not null references identity_person (id),
    role_name varchar(40) not null,
    owner_name varchar(200) not null,
    environment_name varchar(200) not null,
    primary key (person_id, role_name, owner_name, environment_name)
);
-- A review says where roles hold too.
alter table identity_access_review_line alter column roles set data type varchar(8000);
