package io.kyodaku.replay;

import io.kyodaku.decision.Trials;
import java.time.Clock;
import javax.sql.DataSource;

/** Prices recorded usages anew, in a test's transactions. */
public final class TestPricing {

  private TestPricing() {}

  /**
   * @param own rows in a transaction of the tenant that is priced
   */
  public static PricingAnew of(DataSource own, DataSource admin, Trials trials, Clock clock) {
    return new PricingAnew(new ReplaySteps(own, clock), new KeepingPages(admin, clock), trials);
  }
}
