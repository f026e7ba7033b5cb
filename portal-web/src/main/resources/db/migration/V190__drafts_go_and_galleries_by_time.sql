-- A draft that its owner lets go of; what was signed is kept by the trigger that is there.
grant delete on contract_version to kyodaku_tenant;

-- A gallery is read by time: the ids of what was made are not always in its order.
drop index generation_job_creator;
create index generation_job_creator on generation_job (creator_id, created_at desc, id desc);
