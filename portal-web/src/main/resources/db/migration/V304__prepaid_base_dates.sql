-- How much of what the Japanese company sold was unused at the end of each March and September. See docs/decisions/0313-prepaid-credits.md.
create table prepaid_base_date (
  id         uuid primary key,
  day        date not null unique check ((extract(month from day), extract(day from day)) in ((3, 31), (9, 30))),
  unused_yen bigint not null check (unused_yen >= 0),
  noted_at   timestamptz not null
);
create trigger prepaid_base_date_is_forever before update or delete on prepaid_base_date
  for each row execute function forbid_change();
create trigger prepaid_base_date_no_truncate before truncate on prepaid_base_date
  for each statement execute function forbid_change();
grant select, insert on prepaid_base_date to kyodaku_admin;

-- Above ten million yen operators have something to do.
create function tell_of_base_date() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into happening (kind, subject_id, at) values ('prepaid-above', new.id, new.noted_at);
  return null;
end
$$;
create trigger tell_of_base_date after insert on prepaid_base_date for each row
  when (new.unused_yen > 10000000) execute function tell_of_base_date();
