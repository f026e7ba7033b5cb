-- Where a company that pays it is taxed says which of the rates is a tenant's.
grant select (selling_entity, country) on seller to kyodaku_tenant;
