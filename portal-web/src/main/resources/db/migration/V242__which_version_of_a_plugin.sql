-- As the plugin called itself when it said the fee; its jar is known by the hash.
alter table authorization_license add terms_version text check (length(terms_version) between 1 and 32);
