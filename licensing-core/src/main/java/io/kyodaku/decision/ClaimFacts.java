package io.kyodaku.decision;

import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A tenant's live claim on an asset.
 *
 * @param policies of the asset, then of its work, then of the tenant, as far as it has any: rules
 *     that are read as one list
 */
record ClaimFacts(
    UUID id,
    TenantFacts tenant,
    int shareBps,
    Territories territories,
    long pricePerSecondMicros,
    Currency currency,
    List<PolicyAt> policies) {

  ClaimFacts {
    policies = List.copyOf(policies);
  }

  /** A rule with the name under which it is known. */
  record Matched(Rule rule, Optional<String> ruleId) {}

  /** The first rule that speaks of the use; where none does, it is blocked. */
  Matched rule(Use use) {
    if (policies.isEmpty()) {
      return new Matched(Rule.BLOCK, Optional.empty());
    }
    PolicyAt first = policies.getFirst();
    return new Matched(PresetRules.rule(first.preset(), use), Optional.of(first.ruleId(use)));
  }
}
