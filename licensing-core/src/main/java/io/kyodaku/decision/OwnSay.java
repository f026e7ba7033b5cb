package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import java.util.List;
import java.util.UUID;

/**
 * What one owner says to a usage, by its own rules and guards alone; others may be stricter.
 *
 * @param action the strictest of its guards and of its claims
 * @param decidedBy the code of the guard that refused, or the rule that decided, as answers name
 *     it; empty where no rule spoke
 * @param claims each of its claims that covers some of what is asked, in the order of the assets
 */
public record OwnSay(Action action, String decidedBy, List<OfClaim> claims) {

  public OwnSay {
    claims = List.copyOf(claims);
  }

  /**
   * What it says of one asset.
   *
   * @param ruleId the rule that decides; empty where none spoke somewhere
   * @param factorBps what the price per second is multiplied by, in basis points
   */
  public record OfClaim(UUID claimId, UUID assetId, Action action, String ruleId, int factorBps) {}
}
