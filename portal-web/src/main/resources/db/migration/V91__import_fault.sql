-- What was wrong with a row, so that it can be said in the reader's language: a code and what its text fills in.
alter table import_error add column fault text not null default '';
