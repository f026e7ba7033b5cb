-- A check of the books that was given up has ended, and says nothing of the books.
alter table books_check add column failed boolean not null default false;
alter table books_check add check (not failed or ended_at is not null);
grant update (failed) on books_check to kyodaku_admin;
drop index books_check_latest;
create index books_check_latest on books_check (ended_at desc) where ended_at is not null and not failed;

-- A job is of one check.
update job j set key = c.id::text, payload = c.id::text
from books_check c where c.ended_at is null and j.kind = 'books-check' and j.status = 'OPEN';
