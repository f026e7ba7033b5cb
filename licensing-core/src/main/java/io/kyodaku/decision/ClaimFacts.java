package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's live claim on an asset.
 *
 * @param shareBps where nothing else was settled; see {@link Ownership} for what it licenses
 * @param territories in which it has a share, be it contested
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
    Policies policies) {

  /** What the owner's rules say of {@code asset}, wherever this claim covers what is asked for. */
  Verdict judge(AssetFacts asset, Asked asked) {
    Verdict.@Nullable Fired first = null;
    @Nullable List<Verdict.Fired> several = null;
    Territories left = territories.and(asked.territories());
    List<CompiledRule> rules = policies.rules();
    for (int i = 0; i < rules.size() && !left.isEmpty(); i++) {
      CompiledRule rule = rules.get(i);
      if (rule.speaksOf(asked, tenant.id())) {
        Territories where = rule.in(left);
        if (!where.isEmpty()) {
          Verdict.Fired fired = new Verdict.Fired(policies.speaker(i), rule, where);
          if (first == null) {
            first = fired;
          } else {
            several = several == null ? new ArrayList<>(List.of(first)) : several;
            several.add(fired);
          }
          left = left.without(where);
        }
      }
    }
    List<Verdict.Fired> fired =
        several != null ? several : first == null ? List.of() : List.of(first);
    return new Verdict(asset, this, fired, left);
  }

  /**
   * What is said of a use, as far as only the use and the moment are known.
   *
   * @param action the most lenient that any rule may come to
   * @param factorBps what that rule multiplies the list price by
   * @param conditional whether more has to be known to say so
   */
  record Outlook(Action action, int factorBps, boolean conditional) {

    static final Outlook NONE = new Outlook(Action.BLOCK, 0, false);
  }

  Outlook outlook(Use use, Instant now) {
    Action lenient = Action.BLOCK;
    int factorBps = 0;
    boolean conditional = false;
    for (PolicyAt policy : policies) {
      for (CompiledRule rule : policy.rules()) {
        if (rule.maySpeakOf(use, now)) {
          if (rule.action().compareTo(lenient) < 0) {
            lenient = rule.action();
            factorBps = rule.rule().factorBps(use);
          }
          if (!rule.isConditional()) {
            return new Outlook(lenient, factorBps, conditional);
          }
          conditional = true;
        }
      }
    }
    return new Outlook(lenient, factorBps, conditional && lenient != Action.BLOCK);
  }
}
