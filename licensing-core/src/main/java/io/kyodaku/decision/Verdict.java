package io.kyodaku.decision;

import io.kyodaku.rule.Use;
import java.util.Optional;

/** What one owner says to the use of one asset. */
record Verdict(AssetFacts asset, ClaimFacts claim, Rule rule, Optional<String> ruleId) {

  static Verdict of(AssetFacts asset, ClaimFacts claim, Use use) {
    ClaimFacts.Matched matched = claim.rule(use);
    return new Verdict(asset, claim, matched.rule(), matched.ruleId());
  }
}
