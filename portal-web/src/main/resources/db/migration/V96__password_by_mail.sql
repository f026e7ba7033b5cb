-- Whether the password was set through a mailed link, and so by whoever reads this address's mail. The password of a
-- sign-up may have been chosen by anybody, so it makes nobody an operator.
alter table account add column password_by_mail boolean not null default false;
