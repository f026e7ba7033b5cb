package io.kyodaku.replay;

import io.kyodaku.shared.TenantId;
import java.util.UUID;

/** Which replay of which tenant a job is about. */
record ReplayTicket(TenantId tenant, UUID replayId) {

  static final String JOB_KIND = "replay";

  String payload() {
    return tenant.value() + "/" + replayId;
  }

  static ReplayTicket of(String payload) {
    String[] parts = payload.split("/");
    return new ReplayTicket(new TenantId(UUID.fromString(parts[0])), UUID.fromString(parts[1]));
  }
}
