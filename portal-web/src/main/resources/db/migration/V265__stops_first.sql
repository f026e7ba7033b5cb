-- A node that reads many changes looks for stops among them first, and again while it reads: by their version, without the rest.
create index snapshot_change_stop on snapshot_change (version) where fields ->> 'stopped_at' is not null;
