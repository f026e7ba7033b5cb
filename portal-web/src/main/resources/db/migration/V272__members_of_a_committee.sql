-- What of a statement's earnings is a member's of whoever it is for: a line that adds nothing.
alter table statement_line drop constraint statement_line_kind_check;
alter table statement_line add constraint statement_line_kind_check
  check (kind in ('USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK', 'HELD', 'TIER', 'GUARANTEE', 'RECOUPMENT', 'MEMBER_SHARE', 'ADVANCE',
                  'RETURNED_PAYOUT', 'ESCROW_RELEASED'));
alter table statement_line drop constraint statement_line_held;
alter table statement_line add constraint statement_line_adds_nothing
  check (kind not in ('HELD', 'MEMBER_SHARE') or amount_micros = 0);
alter table statement_line add constraint statement_line_member check (kind <> 'MEMBER_SHARE' or (base_micros >= 0 and text <> ''));
