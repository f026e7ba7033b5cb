-- Serves the sweep alone. A partial index on "live" might also answer "the live lots of these creators", by reading all of
-- them, and on a young table's statistics the planner believes that to be as good.
drop index credit_lot_expiry;
create index credit_lot_expiry on credit_lot (expires_at) where live and expires_at is not null;
