-- A picture that is neither shown nor can be put back goes, with its files: of an asset two are kept.
grant delete on asset_picture to kyodaku_tenant;
