-- An import looks assets up by work and name behind the tenant's wall. An index with all three is the best one whatever
-- statistics say; with two of them the planner takes "all assets of a tenant that I know nothing of" for as good.
create unique index asset_place on asset (tenant_id, work_id, name);
