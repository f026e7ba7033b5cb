-- Of what runs consist of, little is not done: how far a run is is counted from that.
create index payout_unpaid on payout (id) where status <> 'PAID';
create index stripe_event_undone on stripe_event (id) where status in ('RECEIVED', 'DEAD');
create index run_closing_left on run_closing (run_id, tenant_id) where ended_at is null or failed;
drop index run_closing_open;
