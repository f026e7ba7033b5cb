package io.kyodaku.tenant;

import io.kyodaku.shared.TenantId;
import java.time.Instant;
import java.util.UUID;

/** What other capabilities end when a tenant closes, each in the transaction that closes it. */
public interface EndingWithTenant {

  /**
   * @param reason why it closes, for those who are told
   */
  void end(UUID operator, TenantId tenant, String reason, Instant now);
}
