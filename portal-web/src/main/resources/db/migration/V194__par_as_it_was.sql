-- Par tables are few among all that changed, and are looked for by their kind alone.
create index snapshot_change_par on snapshot_change (version) where what = 'par_table';
