-- a person's word that an artefact was applied by hand
create table execution_application (
    execution_id uuid primary key references execution (id),
    applied_at timestamp with time zone not null,
    person_id uuid not null,
    person_name varchar(200) not null,
    reason text not null
);
