package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import io.kyodaku.rule.Use;
import java.util.List;
import java.util.Optional;

/** The reasons of this package that are more than a sentence. */
final class Reasons {

  static final String NOT_ALLOWED = "not-allowed";
  static final String OWNER_DECIDES = "owner-decides";
  static final String PLUGIN_FAILED = "plugin-failed";
  static final String UNPRICED = "price-unavailable";

  private static final List<Use> USES = List.of(Use.values());

  private Reasons() {}

  /** Whether it was allowed, and no price could be made for it. */
  static boolean isOfThePrice(Reason reason) {
    return reason.code().equals(PLUGIN_FAILED) || reason.code().equals(UNPRICED);
  }

  static Reason general(String code, String message, String remedy) {
    return new Reason(code, Optional.empty(), Optional.empty(), message, Optional.of(remedy));
  }

  /** A reason about an asset, whose name goes where the message has {@code %s}. */
  static Reason of(String code, AssetFacts asset, String message, String remedy) {
    return new Reason(
        code,
        Optional.of(asset.id()),
        Optional.empty(),
        message.replace("%s", asset.name()),
        Optional.of(remedy));
  }

  /** A rule, or the lack of one, blocks; the remedy names the uses that are not blocked. */
  static Reason blocked(Verdict verdict, Facts facts) {
    Use use = facts.usage().use();
    Optional<String> ruleId = verdict.ruleId(use);
    return new Reason(
        NOT_ALLOWED,
        Optional.of(verdict.asset().id()),
        ruleId,
        message(verdict, use, ruleId.isPresent()),
        otherUses(verdict, facts));
  }

  private static String message(Verdict verdict, Use use, boolean byRule) {
    String name = verdict.asset().name();
    if (byRule) {
      return "The owner does not allow " + name + " for " + use + " use.";
    }
    return verdict.claim().policies().rules().isEmpty()
        ? "The owner has not allowed any use of " + name + "."
        : "The owner has not allowed this use of "
            + name
            + " in "
            + String.join(", ", verdict.unspoken().codes())
            + ".";
  }

  private static Optional<String> otherUses(Verdict verdict, Facts facts) {
    StringBuilder others = new StringBuilder();
    for (Use use : USES) {
      if (use != facts.usage().use()
          && verdict.claim().judge(verdict.asset(), facts.asked().with(use)).action()
              != Action.BLOCK) {
        others.append(others.isEmpty() ? "Ask for " : " or ").append(use);
      }
    }
    return others.isEmpty() ? Optional.empty() : Optional.of(others.append(" use.").toString());
  }

  static Reason asked(Verdict verdict, Use use) {
    return new Reason(
        OWNER_DECIDES,
        Optional.of(verdict.asset().id()),
        verdict.ruleId(use),
        "The owner of " + verdict.asset().name() + " decides on each use itself.",
        Optional.of("Wait for the owner's answer."));
  }

  /** How it failed is the operators' to know. */
  static Reason pluginFailed(AssetFacts asset) {
    return of(PLUGIN_FAILED, asset, "The fee for %s can't be had at present.", "Try again later.");
  }

  static Reason tooExpensive() {
    return general(UNPRICED, "The price is beyond what can be charged.", "Ask for fewer seconds.");
  }

  static Reason unpriced(String why) {
    return general(UNPRICED, "The price can't be computed: " + why + ".", "Try again later.");
  }
}
