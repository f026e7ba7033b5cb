package io.kyodaku.decision;

import io.kyodaku.rule.AgeBand;
import io.kyodaku.screening.Match;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * The answer to a usage, with what was found in it and the version of the snapshot that it was
 * decided on.
 */
public sealed interface Decision {

  List<Match> matches();

  Basis basis();

  /** Of the snapshot that it was decided on. */
  default long snapshotVersion() {
    return basis().snapshotVersion();
  }

  /**
   * What it was decided on: with the same it is decided the same.
   *
   * @param at the moment that windows and dates were compared with
   * @param age of the creator, where a rule or a guard wanted to know
   */
  record Basis(long snapshotVersion, Instant at, Optional<AgeBand> age) {}

  /** Allowed, at this price, with these obligations (codes such as {@code attribution}). */
  record Granted(Price price, List<Match> matches, List<String> obligations, Basis basis)
      implements Decision {}

  /**
   * An owner wants to decide itself; what it would cost if it said yes.
   *
   * @param approvers the tenants that have to say yes; at least one
   * @param reasons one for each asset and tenant that asks
   */
  record NeedsApproval(
      Price price,
      List<Match> matches,
      List<String> obligations,
      SortedSet<UUID> approvers,
      List<Reason> reasons,
      Basis basis)
      implements Decision {}

  /** Not allowed; at least one reason. */
  record Refused(List<Match> matches, List<Reason> reasons, Basis basis) implements Decision {}
}
