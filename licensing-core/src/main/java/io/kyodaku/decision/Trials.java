package io.kyodaku.decision;

import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Begins trials on what this node decides from. */
@Dependent
public class Trials {

  private final SnapshotHolder snapshots;
  private final FeeSource fees;

  @Inject
  public Trials(SnapshotHolder snapshots, FeeSource fees) {
    this.snapshots = snapshots;
    this.fees = fees;
  }

  /** Two trials on one snapshot: as things stand with the draft, and without. */
  public record Pair(Trial drafted, Trial present) {}

  /**
   * @throws OutOfTouchException when this node can't know what has changed
   */
  public Pair of(TenantId tenant, Optional<Trial.Draft> draft) {
    Snapshot snapshot = snapshots.current();
    FeeSource apart = fees.inShadow();
    return new Pair(
        Trial.of(snapshot, tenant, draft, apart),
        Trial.of(snapshot, tenant, Optional.empty(), apart));
  }

  /**
   * One on things as they stand, with fees from elsewhere.
   *
   * @throws OutOfTouchException when this node can't know what has changed
   */
  public Trial of(TenantId tenant, FeeSource source) {
    return Trial.of(snapshots.current(), tenant, Optional.empty(), source);
  }
}
