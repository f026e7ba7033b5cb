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
create trigger api_key_is_no_master_key before insert or update on api_key
  for each row execute function api_key_is_no_master_key();
