package io.kyodaku.moneyback;

import io.kyodaku.job.JobHandler;
import io.kyodaku.moneyback.MoneyBackRow.Status;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.EffectOutcome;
import io.kyodaku.stripe.RefundRequest;
import io.kyodaku.stripe.RefundState;
import io.kyodaku.stripe.StripeAnswer;
import io.kyodaku.stripe.StripeMisused;
import io.kyodaku.stripe.StripeReturns;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Has Stripe make one refund that was asked for here, once, however often it is begun: that it is
 * about to be asked is committed first, and when it is begun again, Stripe is first asked whether
 * it acted. What it answers is recorded as whatever an event leads to.
 */
@Dependent
public class SendingRefund implements JobHandler {

  static final String KIND = "refund";
  private static final int ATTEMPTS_AT_MOST = 40;

  private final Transactions transactions;
  private final StripeReturns returns;
  private final RecordingLook recording;
  private final Clock clock;

  @Inject
  public SendingRefund(
      @DatabaseRole(Kind.ADMIN) DataSource admin, StripeReturns returns, Clock clock) {
    this.transactions = new Transactions(admin);
    this.returns = returns;
    this.recording = new RecordingLook(clock);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.PAYOUTS;
  }

  @Override
  public int attemptsAtMost() {
    return ATTEMPTS_AT_MOST;
  }

  /** Has the job tried again later. */
  private static final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotNow(String why) {
      super(why, null, false, false);
    }
  }

  private record Asked(MoneyBackRow row, String paymentIntent) {}

  @Override
  public void run(String payload) {
    UUID id = UUID.fromString(payload);
    Asked asked = transactions.run(connection -> asked(connection, id));
    if (asked.row().status() != Status.ASKED) {
      // An event told of it before.
      return;
    }
    try {
      send(asked);
    } catch (StripeMisused e) {
      note(id, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private static Asked asked(java.sql.Connection connection, UUID id) throws java.sql.SQLException {
    return new Asked(
        MoneyBackRows.find(connection, id).orElseThrow(),
        Sql.list(
                connection,
                "select o.payment_intent from money_back m join purchase_order o on o.id ="
                    + " m.order_id where m.id = ?",
                row -> row.getString(1),
                id)
            .getFirst());
  }

  private void send(Asked asked) {
    MoneyBackRow row = asked.row();
    if (row.triedAt().isPresent()) {
      Optional<RefundState> found =
          found(row, returns.findRefund(row.entity(), asked.paymentIntent(), row.id()));
      if (found.isPresent()) {
        keep(row, found.get());
        return;
      }
    }
    transactions.run(
        connection -> {
          Sql.execute(
              connection,
              "update money_back set tried_at = coalesce(tried_at, ?) where id = ?",
              clock.instant(),
              row.id());
          return true;
        });
    RefundRequest request =
        new RefundRequest(
            row.entity(), row.id(), row.refusals(), asked.paymentIntent(), row.amountMinor());
    switch (returns.refund(request)) {
      case StripeAnswer.Done<RefundState>(RefundState refund) -> keep(row, refund);
      case StripeAnswer.Refused<RefundState> refused ->
          refuse(row, refused.code() + ": " + refused.text());
      case StripeAnswer.Unclear<RefundState> unclear -> throw notNow(row, unclear.text());
    }
  }

  private Optional<RefundState> found(
      MoneyBackRow row, StripeAnswer<Optional<RefundState>> answer) {
    return switch (answer) {
      case StripeAnswer.Done<Optional<RefundState>>(Optional<RefundState> found) -> found;
      case StripeAnswer.Refused<Optional<RefundState>> refused -> throw notNow(row, refused.text());
      case StripeAnswer.Unclear<Optional<RefundState>> unclear -> throw notNow(row, unclear.text());
    };
  }

  /** An event may have been quicker; then what it led to stands. */
  private void keep(MoneyBackRow row, RefundState refund) {
    EffectOutcome outcome =
        transactions.run(
            connection -> {
              EffectOutcome recorded =
                  recording.refund(connection, row.entity(), refund, row.looks());
              if (!(recorded instanceof EffectOutcome.Done)) {
                connection.rollback();
              }
              return recorded;
            });
    switch (outcome) {
      case EffectOutcome.Unusable(String why) -> throw notNow(row, why);
      case EffectOutcome.Done done -> {}
      case EffectOutcome.Later later -> {}
      case EffectOutcome.Deferred deferred -> {}
      case EffectOutcome.Ask ask -> throw new IllegalStateException("it was asked just now");
    }
  }

  /** Its credits are free again; whoever asked may ask once more. */
  private void refuse(MoneyBackRow row, String why) {
    transactions.run(
        connection -> {
          Sql.execute(
              connection,
              """
              update money_back set status = 'REFUSED', freezes = false, refusals = refusals + 1, note = left(?, 1000),
                changed_at = ?
              where id = ? and status = 'ASKED'
              """,
              why,
              clock.instant(),
              row.id());
          return true;
        });
  }

  private NotNow notNow(MoneyBackRow row, String why) {
    note(row.id(), "Stripe did not answer: " + why);
    return new NotNow(why);
  }

  private void note(UUID id, String text) {
    transactions.run(
        connection -> {
          Sql.execute(
              connection, "update money_back set note = left(?, 1000) where id = ?", text, id);
          return true;
        });
  }
}
