-- One rule for all that a rightsholder writes: who has closed changes nothing. It holds for what was added beside it too.
do $$
declare
  t text;
begin
  foreach t in array array['tenant_details', 'tenant_evidence'] loop
    execute format('drop trigger closed_tenant_keeps_its_file on %I', t);
  end loop;
  foreach t in array array['tenant_details', 'tenant_evidence', 'asset_picture', 'asset_change', 'asset_change_line'] loop
    execute format('create trigger closed_tenant_looks_on before insert or update or delete on %I '
                   'for each statement execute function closed_tenant_looks_on()', t);
  end loop;
end
$$;
drop function closed_tenant_keeps_its_file();
