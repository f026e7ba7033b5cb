package io.kyodaku.decision;

import io.kyodaku.shared.TenantId;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Trials on what stands in a database, without a node that keeps in step with it. It is of this
 * package because a snapshot is read nowhere else.
 */
public final class LoadedTrials {

  private final Trials trials;

  public LoadedTrials(DataSource reader) {
    SnapshotHolder holder = new SnapshotHolder(reader, () -> 0);
    holder.swap(new SnapshotLoader(reader, Runnable::run).load(), 0);
    trials = new Trials(holder, (terms, facts) -> new FeeSource.Failed("there is no plugin"));
  }

  public Trials.Pair of(TenantId tenant, Optional<Trial.Draft> draft) {
    return trials.of(tenant, draft);
  }
}
