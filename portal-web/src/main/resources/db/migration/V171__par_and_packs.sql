-- Who published a par table, when and why. The first came with the schema.
create table par_publication (
  version      int primary key check (version > 1),
  published_at timestamptz not null,
  published_by uuid references account,
  reason       text not null check (length(reason) between 1 and 500)
);
create trigger par_publication_is_forever before update or delete on par_publication
  for each row execute function forbid_change();
create trigger par_publication_no_truncate before truncate on par_publication
  for each statement execute function forbid_change();

-- A lot in a currency that the newest table lacks could never be spent, so a table has every currency that any before it
-- had. Numbers leave no gap.
create function par_table_is_whole() returns trigger
  language plpgsql as $$
begin
  if exists (select currency from par_table where version < new.version
             except select currency from par_table where version = new.version)
     or (new.version > 1 and not exists (select from par_table where version = new.version - 1)) then
    raise exception 'par table % is not whole', new.version using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create constraint trigger par_table_is_whole after insert on par_table
  deferrable initially deferred for each row execute function par_table_is_whole();

-- How well a pack sells lately.
create index purchase_order_pack on purchase_order (pack_id, status_at) where status = 'PAID';

grant select, insert on par_publication to kyodaku_admin;
