-- What was held to new rows alone so far, looked at while they go on being written.
alter table wallet validate constraint wallet_debt;
alter table credit_lot validate constraint credit_lot_back;
alter table credit_lot validate constraint credit_lot_back_adds_up;
alter table credit_lot validate constraint credit_lot_money_back;
alter table royalty validate constraint royalty_kind;
alter table royalty validate constraint royalty_signs;
alter table royalty validate constraint royalty_money_back;
alter table statement_line validate constraint statement_line_kind_check;

-- Events about money that goes back were kept until they could be booked.
update stripe_event set status = 'RECEIVED', attempts = 0, next_at = now(), ended_at = null, outcome = null
where status = 'DEFERRED'
  and (type like 'charge.refund%' or type like 'charge.dispute.%' or type like 'refund.%' or type like 'radar.early\_fraud\_warning.%');
