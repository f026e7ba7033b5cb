-- How often what Stripe says of an account was recorded. Stripe is asked without a lock; an answer is recorded only where
-- nobody recorded another since the question, because nobody knows which of the two saw the later state.
alter table payout_account add column looks int not null default 0;
