package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that was looked at and had a say in a decision.
 *
 * @param kind a guard that refused, a rule that spoke, that none did, or an agreement of two owners
 *     by which they let appear together what is theirs and divide what they ask
 * @param code of the guard; the id of the rule or of the agreement; empty where none spoke
 * @param name of the rule in its owner's words, or of the preset; of a guard its code; of an
 *     agreement empty
 * @param assetId which it is about, where it is about one
 * @param tenantId whose rule it is
 * @param action what it came to
 * @param territories where, of those that were asked for; sorted country codes
 */
public record Step(
    Kind kind,
    String code,
    String name,
    Optional<UUID> assetId,
    Optional<UUID> tenantId,
    Action action,
    List<String> territories) {

  /** What it was. */
  public enum Kind {
    GUARD,
    RULE,
    NO_RULE,
    AGREEMENT
  }

  public Step {
    territories = List.copyOf(territories);
  }
}
