-- A creator's link to invite others by: one at a time, which ends by itself. The code is not here, only its hash; it is made
-- again from the installation's secret and the number.
create table creator_invite (
  creator_id uuid primary key references creator,
  number     int not null check (number > 0),
  hash       char(64) not null unique,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  check (expires_at > made_at)
);

-- Who came by whose link. Nothing follows from it yet.
create table creator_invited (
  creator_id uuid primary key references creator,
  inviter_id uuid not null references creator,
  number     int not null,
  at         timestamptz not null,
  check (creator_id <> inviter_id)
);
create index creator_invited_inviter on creator_invited (inviter_id, number);

grant select, insert, update on creator_invite to kyodaku_admin;
grant select, insert on creator_invited to kyodaku_admin;
