-- What a creator was writing in the studio when it went to the hosted page to buy credits. One for each creator, the latest; as
-- typed, so that nothing is lost that was not right yet. The creator's own content, like the prompt of a generation.
create table studio_draft (
  creator_id  uuid primary key references creator,
  prompt      text not null check (length(prompt) <= 10000),
  use         text not null check (length(use) <= 20),
  seconds     text not null check (length(seconds) <= 20),
  quality     text not null check (length(quality) <= 20),
  territories text[] not null check (cardinality(territories) <= 250),
  saved_at    timestamptz not null
);
grant select, insert, update on studio_draft to kyodaku_admin;
