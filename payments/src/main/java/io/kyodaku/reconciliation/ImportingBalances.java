package io.kyodaku.reconciliation;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.BalancePage;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.stripe.StripeAnswer;
import io.kyodaku.stripe.StripeBalances;
import io.kyodaku.stripe.StripeMisused;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Imports each selling entity's balance transactions, page by page, each page in a transaction of
 * its own that also says how far it is: whatever dies, the next time goes on there, and a page that
 * comes again changes nothing. When a pass is through, both sides are compared.
 *
 * <p>Stripe is asked between the transactions, never in one.
 */
@Dependent
public class ImportingBalances implements JobHandler {

  private static final Duration EVERY = Duration.ofMinutes(10);

  /** 100 transactions each; what is left is for the next time. */
  private static final int PAGES_AT_ONCE = 500;

  private final Transactions transactions;
  private final StripeBalances stripe;
  private final ComparingBalances comparing;
  private final Patience patience;
  private final Clock clock;

  @Inject
  public ImportingBalances(
      @DatabaseRole(Kind.ADMIN) DataSource admin, StripeBalances stripe, Clock clock) {
    this(admin, stripe, Patience.configured(), clock);
  }

  public ImportingBalances(
      DataSource admin, StripeBalances stripe, Patience patience, Clock clock) {
    this.transactions = new Transactions(admin);
    this.stripe = stripe;
    this.comparing = new ComparingBalances(admin, patience, clock);
    this.patience = patience;
    this.clock = clock;
  }

  /** One of them could not be read now; the others were. */
  private static final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotNow(String why) {
      super(why, null, false, false);
    }
  }

  @Override
  public String kind() {
    return "stripe-balances";
  }

  @Override
  public Lane lane() {
    return Lane.RECONCILING;
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(EVERY);
  }

  @Override
  public void run(String nothing) {
    List<String> failures = new ArrayList<>();
    for (SellingEntity entity : stripe.entities()) {
      readThrough(entity).ifPresent(why -> failures.add(entity + ": " + why));
    }
    comparing.alert();
    if (!failures.isEmpty()) {
      throw new NotNow(String.join("; ", failures));
    }
  }

  /** Answers why it could not. */
  private Optional<String> readThrough(SellingEntity entity) {
    Instant upTo = clock.instant().minus(patience.forEvents());
    Optional<ImportPass> pass =
        transactions.run(connection -> ImportPass.begun(connection, entity, upTo));
    for (int pages = 0; pass.isPresent() && pages < PAGES_AT_ONCE; pages++) {
      ImportPass now = pass.get();
      StripeAnswer<BalancePage> answer;
      try {
        answer = stripe.page(entity, now.from(), now.to().orElseThrow(), now.after());
      } catch (StripeMisused e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
      switch (answer) {
        case StripeAnswer.Done<BalancePage>(BalancePage page) -> pass = keep(now, page);
        case StripeAnswer.Refused<BalancePage> refused -> {
          return Optional.of(refused.code() + ": " + refused.text());
        }
        case StripeAnswer.Unclear<BalancePage> unclear -> {
          return Optional.of(unclear.text());
        }
      }
    }
    if (pass.isEmpty()) {
      comparing.compare(entity);
    }
    return Optional.empty();
  }

  /**
   * Answers the rest of the pass; empty where somebody else goes on with it, or nothing is left.
   */
  private Optional<ImportPass> keep(ImportPass asked, BalancePage page) {
    return transactions.run(
        connection -> {
          if (!ImportPass.lock(connection, asked.entity()).equals(asked)) {
            return Optional.empty();
          }
          new KeepingMoves(connection, clock).keep(asked.entity(), page.moves());
          if (!page.more()) {
            asked.end(connection);
            return Optional.empty();
          }
          asked.goOn(connection, page.moves().getLast().id());
          return Optional.of(ImportPass.lock(connection, asked.entity()));
        });
  }
}
