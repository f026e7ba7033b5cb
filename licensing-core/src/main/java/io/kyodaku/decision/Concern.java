package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import java.util.List;
import java.util.UUID;

/**
 * An owner whom a refusal concerns: what it said, and what everybody else did. What stands in the
 * way beside owners' rules and guards (a stop, a contract that is missing) counts as said by the
 * others, because no policy changes it.
 *
 * @param assets all that the usage touches, in their order
 * @param terms of this owner, found in the prompt
 */
public record Concern(
    UUID tenantId, OwnSay own, Action others, List<UUID> assets, List<OwnTerm> terms) {

  public Concern {
    assets = List.copyOf(assets);
    terms = List.copyOf(terms);
  }

  /** A blocked term by what it is blocked beside. */
  public record OwnTerm(UUID subjectId, String term) {}
}
