package io.kyodaku.decision;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.TenantId;
import java.util.UUID;
import javax.sql.DataSource;

/** Snapshots for tests of other packages: of one owner and its assets in memory, or as loaded. */
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

  /** Trials on what stands in a database. */
  public static Trials loaded(DataSource reader) {
    SnapshotHolder holder = new SnapshotHolder(reader, () -> 0);
    holder.swap(new SnapshotLoader(reader, Runnable::run).load(), 0);
    return new Trials(holder, (terms, facts) -> new FeeSource.Failed("there is no plugin"));
  }
}
