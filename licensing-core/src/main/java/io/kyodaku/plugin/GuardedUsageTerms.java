package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.api.UsageTerms;
import java.math.BigInteger;

/**
 * The usage terms of one tenant's contract, asked on the caller's thread and held to the contract's
 * bound.
 */
public final class GuardedUsageTerms {

  private static final BigInteger WHOLE_BPS = BigInteger.valueOf(10_000);

  private final Seat<UsageTerms> seat;
  private final int maxFeeBps;

  GuardedUsageTerms(Seat<UsageTerms> seat, int maxFeeBps) {
    this.seat = seat;
    this.maxFeeBps = maxFeeBps;
  }

  /**
   * The fee of a usage: in the facts' currency, from zero to the contract's multiple of the list
   * fee.
   */
  public PluginAnswer<Fee> fee(UsageFacts facts) {
    return seat.ask(new OfUsage(facts, maxFeeBps));
  }

  private record OfUsage(UsageFacts facts, int maxFeeBps)
      implements Seat.Question<UsageTerms, Fee> {

    @Override
    public Fee ask(UsageTerms terms) {
      return terms.fee(facts);
    }

    @Override
    public void judge(Fee fee) throws Misbehaviour {
      if (!fee.currency().equals(facts.currency())) {
        throw new Misbehaviour(
            FailureKind.WRONG_CURRENCY,
            "A fee in " + fee.currency() + " where the contract has " + facts.currency());
      }
      if (fee.micros() < 0 || isOverTheBound(fee.micros())) {
        throw new Misbehaviour(
            FailureKind.OUT_OF_BOUNDS,
            "A fee of "
                + fee.micros()
                + " micros where the list fee is "
                + facts.listFeeMicros()
                + " and the contract allows "
                + maxFeeBps
                + " basis points of it");
      }
    }

    private boolean isOverTheBound(long micros) {
      return BigInteger.valueOf(micros)
              .multiply(WHOLE_BPS)
              .compareTo(
                  BigInteger.valueOf(facts.listFeeMicros()).multiply(BigInteger.valueOf(maxFeeBps)))
          > 0;
    }
  }
}
