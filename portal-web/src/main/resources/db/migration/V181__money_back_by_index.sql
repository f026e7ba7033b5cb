-- Which disputes, refunds and warnings are the newest is read from the index alone, without what Stripe said of each.
drop index stripe_event_money_back;
create index stripe_event_money_back on stripe_event (selling_entity, object_id, created_at desc) include (type)
  where object_id is not null
    and (type like 'charge.dispute.%' or type like 'refund.%' or type like 'radar.early\_fraud\_warning.%');
