-- Looks at the rows that were there before; nobody has to wait for it.
alter table authorization_license validate constraint held_parts_length;
alter table royalty validate constraint royalty_adds_up;
alter table royalty validate constraint royalty_held_sign;
