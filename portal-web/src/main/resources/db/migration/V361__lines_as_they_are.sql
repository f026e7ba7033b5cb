-- What V360 allows holds for all rows that were there before; looked at while others go on.
alter table royalty validate constraint royalty_kind;
alter table royalty validate constraint royalty_signs;
alter table statement_line validate constraint statement_line_kind_check;
alter table statement_line validate constraint statement_line_entry;
alter table statement_line validate constraint statement_line_withheld;
