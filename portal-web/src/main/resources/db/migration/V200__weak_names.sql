-- Whether a name counts alone, where its owner says so; otherwise screening grades it. A weak one counts near a title of its work,
-- another name of its asset or a word of its world, which its owner gives here. See docs/decisions/0200-screening-that-is-not-dodged.md.
alter table alias add grade text check (grade in ('STRONG', 'WEAK'));

create table context_word (
  asset_id  uuid not null,
  tenant_id uuid not null references tenant,
  text      text not null check (length(text) between 1 and 200),
  match_key text not null check (length(match_key) between 1 and 400),
  primary key (asset_id, match_key),
  foreign key (tenant_id, asset_id) references asset (tenant_id, id)
);

alter table context_word enable row level security;
alter table context_word force row level security;
create policy own_rows on context_word for all to kyodaku_tenant
  using (tenant_id = app_tenant()) with check (tenant_id = app_tenant());
create policy published on context_word for select to kyodaku_reader using (true);
grant select, insert, update, delete on context_word to kyodaku_tenant;
grant select on context_word to kyodaku_reader;

create trigger closed_tenant_looks_on before insert or update or delete on context_word
  for each statement execute function closed_tenant_looks_on();

-- Both are what decisions depend on now, and titles in other languages too.
create or replace function snapshot_facts(what text, r jsonb) returns jsonb
  language sql immutable
  return (
    select jsonb_object_agg(k, r -> k) from unnest(case what
      when 'tenant' then '{status,stopped_at}'::text[]
      when 'work' then '{tenant_id,title,stopped_at}'
      when 'work_title' then '{work_id,tenant_id,language,title}'
      when 'asset' then '{tenant_id,work_id,kind,name,stopped_at}'
      when 'ownership_claim' then '{tenant_id,asset_id,share_bps,territories,price_per_second_micros,currency,status}'
      when 'alias' then '{tenant_id,asset_id,text,status,grade}'
      when 'context_word' then '{tenant_id,asset_id,text}'
      when 'policy' then '{tenant_id,work_id,asset_id,preset,controls,version_id}'
      when 'contract_version' then '{tenant_id,status,effective_from}'
      when 'generator' then '{disabled_at}'
      when 'rate_card' then '{generator_id}'
      when 'par_table' then '{version,currency}'
    end) k);

create or replace function snapshot_about(what text, r jsonb) returns uuid
  language sql immutable
  return case what
    when 'ownership_claim' then r ->> 'asset_id'
    when 'alias' then r ->> 'asset_id'
    when 'context_word' then r ->> 'asset_id'
    when 'work_title' then r ->> 'work_id'
    when 'policy' then coalesce(r ->> 'asset_id', r ->> 'work_id', r ->> 'tenant_id')
    when 'contract_version' then r ->> 'tenant_id'
    when 'rate_card' then r ->> 'generator_id'
    else r ->> 'id'
  end::uuid;

do $$
declare
  t text;
begin
  foreach t in array array['work_title', 'context_word'] loop
    execute format('create constraint trigger %I after insert or update or delete on %I '
                   'deferrable initially deferred for each row execute function bump_snapshot()',
                   t || '_bumps_snapshot', t);
  end loop;
end
$$;

-- The owner of the tables need not be a superuser, and is behind the wall like everybody else.
alter table work_title no force row level security;
insert into snapshot_change (version, what, row_id, about_id, fields)
  select v.version, 'work_title', null, snapshot_about('work_title', r.j), snapshot_facts('work_title', r.j)
  from snapshot_version v, (select to_jsonb(x) j from work_title x) r;
alter table work_title force row level security;
