package io.kyodaku.wallet;

import io.kyodaku.decision.SnapshotHolder;
import io.kyodaku.ledger.ParRates;
import java.util.Currency;

/**
 * The published par tables, as the snapshot has them: a version never changes, so any snapshot that
 * knows it will do.
 */
public final class ParTables implements ParRates {

  private final SnapshotHolder snapshots;

  public ParTables(SnapshotHolder snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public long microsPerCredit(int parVersion, Currency currency) {
    return snapshots
        .parTable(parVersion)
        .map(table -> table.microsPerCredit().get(currency))
        .orElseThrow(
            () -> new IllegalStateException("no par of " + currency + " in version " + parVersion));
  }
}
