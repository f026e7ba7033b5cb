package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one owner says to the use of one asset. Where the result is shown in several territories,
 * several rules may speak, each of some of them; the strictest decides.
 *
 * @param fired in the order in which they were read
 * @param unspoken where no rule speaks, which blocks
 */
record Verdict(AssetFacts asset, ClaimFacts claim, List<Fired> fired, Territories unspoken) {

  /**
   * A rule that spoke, where it stands, and of which of the territories that were asked for it did.
   */
  record Fired(PolicyAt policy, CompiledRule rule, Territories territories) {

    String wireId() {
      return policy.wireId(rule);
    }
  }

  Action action() {
    if (!unspoken.isEmpty()) {
      return Action.BLOCK;
    }
    Action strictest = Action.ALLOW;
    for (Fired one : fired) {
      if (one.rule().action().compareTo(strictest) > 0) {
        strictest = one.rule().action();
      }
    }
    return strictest;
  }

  /** The rule that decides, if one does: of those of the strictest action the dearest. */
  Optional<Fired> deciding(Use use) {
    Action action = action();
    @Nullable Fired deciding = null;
    for (Fired one : fired) {
      if (one.rule().action() == action
          && (deciding == null
              || one.rule().rule().factorBps(use) > deciding.rule().rule().factorBps(use))) {
        deciding = one;
      }
    }
    return Optional.ofNullable(deciding);
  }

  Optional<String> ruleId(Use use) {
    return unspoken.isEmpty() ? deciding(use).map(Fired::wireId) : Optional.empty();
  }

  /** What the list price is multiplied by: the highest of the rules that spoke. */
  int factorBps(Use use) {
    int highest = 0;
    for (Fired one : fired) {
      highest = Math.max(highest, one.rule().rule().factorBps(use));
    }
    return highest;
  }
}
