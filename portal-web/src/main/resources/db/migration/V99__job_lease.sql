-- Which lease a job is under: whoever has another, or none any more, neither renews nor ends it.
alter table job add column lease uuid unique;
update job set leased_until = null where leased_until is not null;
alter table job add constraint job_is_leased check ((lease is null) = (leased_until is null));
