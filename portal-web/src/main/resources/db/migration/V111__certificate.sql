-- A licence that its creator shows to everybody who has the link. The token is the link: unguessable, and gone when the creator
-- takes the certificate back. The text is signed once and never again, so that what somebody has read stays what it was.
create table certificate (
  authorization_id uuid primary key references usage_authorization not enforced,
  creator_id       uuid not null references creator not enforced,
  token            text not null unique check (length(token) = 32),
  jws              text not null,
  shows_result     boolean not null,
  shows_prompt     boolean not null,
  published_at     timestamptz not null
);
grant select, insert, delete on certificate to kyodaku_admin;

-- Gallery: newest first is by id, which is of its time.
create index authorization_license_asset on authorization_license (asset_id, authorization_id);
