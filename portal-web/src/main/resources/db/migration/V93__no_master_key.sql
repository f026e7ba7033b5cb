-- None is left, and none comes: one could be issued before, and is revoked here.
update api_key set revoked_at = now()
  where kind = 'GENERATOR' and revoked_at is null and owner_id in (select id from generator where first_party);

-- The portal's own studio needs no link to anybody's credits; a key of its own would reach all of them.
create function api_key_is_no_master_key() returns trigger
  language plpgsql as $$
begin
  if new.kind = 'GENERATOR' and exists (select from generator where id = new.owner_id and first_party) then
    raise exception 'the portal''s own studio has no keys' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger api_key_is_no_master_key before insert or update of kind, owner_id on api_key
  for each row execute function api_key_is_no_master_key();
