-- The platform lets go of a draft that it proposed, to propose another; never of an owner's, nor of what was signed.
grant delete on contract_version to kyodaku_admin;
create function contract_draft_goes() returns trigger
  language plpgsql as $$
begin
  if current_user = 'kyodaku_admin' and old.proposed_by <> 'PLATFORM' then
    raise exception 'an operator lets go of what the platform proposed' using errcode = 'insufficient_privilege';
  end if;
  return old;
end
$$;
create trigger contract_draft_goes before delete on contract_version
  for each row execute function contract_draft_goes();
