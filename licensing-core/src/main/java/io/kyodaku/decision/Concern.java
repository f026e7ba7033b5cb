package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import java.util.List;
import java.util.UUID;

/**
 * The one owner on whom a refusal hangs: its rules or guards block, and nothing else does.
 *
 * @param own what it said of its own assets; it blocks
 * @param others what everybody else did, which blocks nothing
 * @param terms of this owner, found in the prompt
 */
public record Concern(UUID tenantId, OwnSay own, Action others, List<OwnTerm> terms) {

  public Concern {
    if (own.action() != Action.BLOCK || others == Action.BLOCK) {
      throw new IllegalArgumentException("a refusal hangs on the only one who blocks");
    }
    terms = List.copyOf(terms);
  }

  /** A blocked term by what it is blocked beside. */
  public record OwnTerm(UUID subjectId, String term) {}
}
