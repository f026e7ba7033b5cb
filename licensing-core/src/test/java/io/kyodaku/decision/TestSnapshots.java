package io.kyodaku.decision;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.TenantId;
import java.util.UUID;

/** A snapshot of one owner and one asset in memory, for tests of other packages. */
public final class TestSnapshots {

  private final TestCatalogue catalogue = new TestCatalogue();
  private final TenantFacts tenant = TestCatalogue.tenant("JPY");

  public TenantId tenant() {
    return new TenantId(tenant.id());
  }

  public UUID asset(String name) {
    return catalogue.asset(name, TestCatalogue.claim(tenant, PolicyPreset.OPEN));
  }

  public SnapshotHolder holder() {
    return catalogue.holder();
  }
}
