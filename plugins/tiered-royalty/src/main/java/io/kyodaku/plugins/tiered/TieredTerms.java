package io.kyodaku.plugins.tiered;

import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.PeriodTerms;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** First what volume adds, then what earns back an advance, last what is missing to a minimum. */
record TieredTerms(TieredSettings settings) implements PeriodTerms {

  @Override
  public List<StatementLine> lines(PeriodFacts facts) {
    List<StatementLine> lines = new ArrayList<>(TierLines.of(settings, facts));
    BigInteger royalties = BigInteger.ZERO;
    for (UsageTotal total : facts.totals()) {
      royalties = royalties.add(BigInteger.valueOf(total.royaltyMicros()));
    }
    BigInteger earned = royalties;
    for (StatementLine tier : lines) {
      earned = earned.add(BigInteger.valueOf(tier.amountMicros()));
    }
    Recoupment.line(settings, facts, royalties, earned).ifPresent(lines::add);
    Guarantee.line(settings, facts, earned).ifPresent(lines::add);
    return lines;
  }
}
