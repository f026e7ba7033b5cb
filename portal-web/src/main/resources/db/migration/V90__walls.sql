-- Who may touch what, in one place. Tables that are not named here are closed to every role.

-- Row-level security: the tenant role sees its own tenant's rows; unset, app_tenant() throws. The other roles see all rows of
-- the tables that they are granted.
do $$
declare
  t text;
begin
  foreach t in array array['member', 'work', 'asset', 'ownership_claim', 'alias', 'policy', 'import_job', 'import_error',
                           'contract', 'contract_version'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_rows on %I for all to kyodaku_tenant '
                   'using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())', t);
    execute format('create policy operator on %I for all to kyodaku_admin using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to kyodaku_tenant, kyodaku_admin', t);
    if t not in ('member', 'import_job', 'import_error') then
      execute format('create policy published on %I for select to kyodaku_reader, kyodaku_charge using (true)', t);
    end if;
  end loop;
end
$$;
alter table tenant enable row level security;
alter table tenant force row level security;
create policy own_row on tenant for select to kyodaku_tenant using (id = app_tenant());
create policy operator on tenant for all to kyodaku_admin using (true) with check (true);
create policy published on tenant for select to kyodaku_reader, kyodaku_charge using (true);
grant select on tenant to kyodaku_tenant;
grant select, insert, update on tenant to kyodaku_admin;

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy own_rows on audit_entry for all to kyodaku_tenant
  using (tenant_id = app_tenant()) with check (tenant_id = app_tenant());
create policy operator on audit_entry for all to kyodaku_admin using (true) with check (true);
grant select, insert on audit_entry to kyodaku_tenant, kyodaku_admin;
grant delete on alias, policy, import_error to kyodaku_tenant;

-- A rightsholder stops itself: the one thing that it changes of its own row.
create policy own_stop on tenant for update to kyodaku_tenant using (id = app_tenant()) with check (id = app_tenant());
grant update (stopped_at) on tenant to kyodaku_tenant;

-- The check for collisions runs as the owner of the tables, who need not be a superuser.
create policy collisions on alias for select to current_user using (true);

-- The platform's own tables.
grant select, insert, update on account, mail_token, mail, creator, generator, creator_link, api_key, job to kyodaku_admin;
grant select, insert on rate_card, log_entry, log_leaf, log_head to kyodaku_admin;
grant select, insert, update on signing_key to kyodaku_admin;
grant select, insert, update on credit_pack, purchase_order, stripe_event to kyodaku_admin;
grant insert on log_entry to kyodaku_tenant, kyodaku_charge;
grant insert on job to kyodaku_tenant;

-- What creators have rendered is theirs; the portal acts for them.
grant select, insert, update on generation_job to kyodaku_admin;

-- What the snapshot and the catalogue are read from.
grant select on tenant, work, asset, ownership_claim, alias, policy, contract, contract_version, generator, rate_card,
  snapshot_version, par_table to kyodaku_reader;
grant select on par_table to kyodaku_charge, kyodaku_admin;
grant insert on par_table to kyodaku_admin;
grant select on snapshot_version to kyodaku_charge, kyodaku_tenant, kyodaku_admin;

-- Credits and ledger. What a tenant sees of them is what its own claims earned; wallets and transfers are the platform's.
do $$
declare
  t text;
begin
  foreach t in array array['authorization_license', 'authorization_approval', 'royalty'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_rows on %I for select to kyodaku_tenant using (tenant_id = app_tenant())', t);
    execute format('create policy platform on %I for all to kyodaku_charge, kyodaku_admin using (true) with check (true)', t);
    execute format('grant select on %I to kyodaku_tenant, kyodaku_charge, kyodaku_admin', t);
  end loop;
end
$$;

-- How a usage of its own assets stands; whose it is and what was asked stay the platform's.
alter table usage_authorization enable row level security;
alter table usage_authorization force row level security;
create policy own_usages on usage_authorization for select to kyodaku_tenant using (exists (
  select from authorization_license l
  where l.authorization_id = usage_authorization.id and l.tenant_id = app_tenant()));
create policy platform on usage_authorization for all to kyodaku_charge, kyodaku_admin using (true) with check (true);
grant select (id, status, settled_seconds, expires_at, ended_at) on usage_authorization to kyodaku_tenant;

grant insert, delete on authorization_license to kyodaku_charge;
grant insert, update on authorization_approval to kyodaku_charge;
grant insert on royalty to kyodaku_charge, kyodaku_admin;
grant select on usage_authorization, lot_hold, idempotency_key, receipt, wallet, credit_lot, ledger_account, transfer
  to kyodaku_charge, kyodaku_admin;
grant insert, update on usage_authorization, receipt, wallet, credit_lot to kyodaku_charge;
grant insert, delete on lot_hold to kyodaku_charge;
grant insert on idempotency_key, ledger_account, transfer to kyodaku_charge;
grant insert, update on wallet, credit_lot to kyodaku_admin;
grant update on receipt to kyodaku_admin;
grant insert on ledger_account, transfer to kyodaku_admin;
grant select, insert, update on account_balance to kyodaku_admin;
grant select, update on ledger_rollup to kyodaku_admin;
grant execute on function ledger_quiet_seq() to kyodaku_admin;
grant select on creator_link to kyodaku_charge;
grant update (spent_micros) on creator_link to kyodaku_charge;
grant select (id) on creator to kyodaku_charge;
grant select (id, first_party, disabled_at) on generator to kyodaku_charge;
grant select (id, generator_id) on rate_card to kyodaku_charge;
grant select (id, tenant_id, asset_id) on ownership_claim to kyodaku_charge;
grant select (id, tenant_id, contract_id) on contract_version to kyodaku_charge;
grant select (id, work_id, stopped_at) on asset to kyodaku_charge;
grant select (id, stopped_at) on work, tenant to kyodaku_charge;

-- What people agreed to.
alter table consent_entry enable row level security;
alter table consent_entry force row level security;
create policy own_rows on consent_entry for all to kyodaku_tenant
  using (tenant_id = app_tenant()) with check (tenant_id = app_tenant());
create policy operator on consent_entry for all to kyodaku_admin using (true) with check (true);
grant select, insert on consent_entry to kyodaku_tenant, kyodaku_admin;

-- Statements and payouts. A tenant sees its own; the platform writes them.
do $$
declare
  t text;
begin
  foreach t in array array['payout_account', 'statement', 'statement_line', 'statement_entry', 'payout'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_rows on %I for select to kyodaku_tenant using (tenant_id = app_tenant())', t);
    execute format('create policy operator on %I for all to kyodaku_admin using (true) with check (true)', t);
    execute format('grant select on %I to kyodaku_tenant', t);
    execute format('grant select, insert on %I to kyodaku_admin', t);
  end loop;
end
$$;
grant update on payout_account, payout to kyodaku_admin;
grant select, insert on statement_royalty to kyodaku_admin;
grant select, insert, update, delete on closing_failure to kyodaku_admin;

-- Plugins are the operator's; what a tenant may choose, the host answers from memory.
grant select, insert, update on plugin_jar, plugin_availability to kyodaku_admin;
