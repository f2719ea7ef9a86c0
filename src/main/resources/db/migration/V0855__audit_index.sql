-- No search uses it (people search for parts of words), and every entry was written into it twice.
drop index if exists audit_entry_subject;
