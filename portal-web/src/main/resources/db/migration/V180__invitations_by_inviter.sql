-- How many somebody has sent lately, for whichever rightsholder: each is a mail.
create index invitation_inviter on invitation (invited_by, created_at desc);
