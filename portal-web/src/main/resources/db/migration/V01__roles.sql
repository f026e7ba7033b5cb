-- Four roles, none of which owns a table or bypasses row-level security. The launcher gives them their passwords.
-- tenant:  what one rightsholder edits and sees, behind row-level security.
-- charge:  the hot tables of authorizing, settling and voiding.
-- reader:  published views: catalogue and snapshot.
-- admin:   the operator and the platform's own work, audited.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['kyodaku_tenant', 'kyodaku_charge', 'kyodaku_reader', 'kyodaku_admin'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I login noinherit nosuperuser nocreatedb nocreaterole nobypassrls', role_name);
    end if;
  end loop;
end
$$;

revoke all on schema public from public;
grant usage on schema public to kyodaku_tenant, kyodaku_charge, kyodaku_reader, kyodaku_admin;

-- The tenant that this transaction works for. Throws when nobody has said it.
create function app_tenant() returns uuid
  language sql stable
  return current_setting('app.tenant')::uuid;

-- For tables whose rows are never changed: attached before update, delete and truncate.
create function forbid_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end
$$;
