package io.kyodaku.decision;

import io.kyodaku.screening.Match;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/**
 * The answer to a usage, with what was found in it and the version of the snapshot that it was
 * decided on.
 */
public sealed interface Decision {

  List<Match> matches();

  long snapshotVersion();

  /** Allowed, at this price, with these obligations (codes such as {@code attribution}). */
  record Granted(Price price, List<Match> matches, List<String> obligations, long snapshotVersion)
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
      long snapshotVersion)
      implements Decision {}

  /** Not allowed; at least one reason. */
  record Refused(List<Match> matches, List<Reason> reasons, long snapshotVersion)
      implements Decision {}
}
