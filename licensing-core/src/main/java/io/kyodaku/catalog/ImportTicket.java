package io.kyodaku.catalog;

import io.kyodaku.shared.TenantId;
import java.util.UUID;

/** Which import of which tenant a job is about. */
record ImportTicket(TenantId tenant, UUID importId) {

  static final String JOB_KIND = "catalog-import";

  String payload() {
    return tenant.value() + "/" + importId;
  }

  static ImportTicket of(String payload) {
    int slash = payload.indexOf('/');
    return new ImportTicket(
        new TenantId(UUID.fromString(payload.substring(0, slash))),
        UUID.fromString(payload.substring(slash + 1)));
  }
}
