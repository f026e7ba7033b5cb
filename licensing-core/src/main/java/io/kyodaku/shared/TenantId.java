package io.kyodaku.shared;

import java.util.Objects;
import java.util.UUID;

/** One rightsholder, the unit of isolation. On the wire {@code ten_…}. */
public record TenantId(UUID value) {

  public TenantId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return WireId.TENANT.format(value);
  }
}
