package io.kyodaku.decision;

import io.kyodaku.screening.Match;
import java.util.List;

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

  /** An owner wants to decide itself; what it would cost if it said yes. */
  record NeedsApproval(
      Price price,
      List<Match> matches,
      List<String> obligations,
      List<Reason> reasons,
      long snapshotVersion)
      implements Decision {}

  /** Not allowed; at least one reason. */
  record Refused(List<Match> matches, List<Reason> reasons, long snapshotVersion)
      implements Decision {}
}
