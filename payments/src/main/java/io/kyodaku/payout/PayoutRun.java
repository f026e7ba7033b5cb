package io.kyodaku.payout;

import io.kyodaku.job.Jobs;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.payout.DuePayout.Readiness;
import io.kyodaku.run.RunKind;
import io.kyodaku.run.Runs;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.StripeGateway;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator looks at what is due, and has it paid. Paying means here that payouts and the jobs
 * that send them are committed together; what happens then goes on by itself, on whichever node,
 * and a run again only takes up what was left behind.
 */
@Dependent
public class PayoutRun {

  private static final int RESUMED_AT_MOST = 10_000;

  /** So many are looked at to say whether a run would do anything. */
  private static final int LOOKED_AT_BEFORE = 100;

  private final Transactions transactions;
  private final StripeGateway gateway;
  private final PayoutStanding standing;
  private final Clock clock;

  @Inject
  public PayoutRun(@DatabaseRole(Kind.ADMIN) DataSource admin, StripeGateway gateway, Clock clock) {
    this.transactions = new Transactions(admin);
    this.gateway = gateway;
    this.standing = new PayoutStanding(gateway);
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param run by which it is found again; empty where there was nothing to do that was not under
   *     way already
   * @param planned payouts that it began
   * @param resumed payouts of earlier runs that it took up again; those that are held are not among
   *     them
   * @param waiting what is due but can't be paid now, up to a bound
   * @param asked what of it waits for another operator, an act for each currency; empty when nobody
   *     pressed who could ask
   */
  public record Report(
      Optional<UUID> run,
      List<UUID> planned,
      List<UUID> resumed,
      List<DuePayout> waiting,
      List<UUID> asked) {}

  /** The run that is being made: it begins with the first payout that becomes its own. */
  private static final class Making {

    private final Actor actor;
    private @Nullable UUID run;

    private Making(Actor actor) {
      this.actor = actor;
    }
  }

  /**
   * What is due and has no payout yet, what is ready first, up to {@value DueStatements#AT_MOST};
   * changes nothing.
   */
  public List<DuePayout> preview() {
    return transactions.run(connection -> DueStatements.at(connection, clock.instant(), gateway));
  }

  /** What all of it comes to, by currency, however much it is; changes nothing. */
  public List<DueTotal> totals() {
    return transactions.run(
        connection -> DueStatements.totals(connection, clock.instant(), gateway));
  }

  /** Whether a run would take up what an earlier one left; may say so where there is much left. */
  public boolean isAnythingLeft() {
    return transactions.run(
        connection -> {
          List<Payout> left = PayoutRows.needingWork(connection, LOOKED_AT_BEFORE);
          for (Payout payout : left) {
            if (isResumable(connection, payout)) {
              return true;
            }
          }
          return left.size() == LOOKED_AT_BEFORE;
        });
  }

  private boolean isResumable(Connection connection, Payout payout) throws SQLException {
    return payout.status() == Payout.Status.RETURNED
        || payout.isInDoubt()
        || standing.holds(connection, payout).isEmpty();
  }

  /**
   * Has everything paid that is due and ready, as far as one operator may or another allowed it;
   * what is above the limit of a currency is asked for.
   */
  public Report execute(Actor actor) {
    Making making = new Making(actor);
    List<UUID> resumed = transactions.run(connection -> resume(connection, making));
    List<UUID> planned = new ArrayList<>();
    plan(making, false, planned);
    return new Report(
        Optional.ofNullable(making.run),
        List.copyOf(planned),
        resumed,
        transactions.run(connection -> DueStatements.waiting(connection, clock.instant(), gateway)),
        transactions.run(connection -> ask(connection, actor)));
  }

  /** Has paid what another operator allowed, and nothing else; answers the run, if any began. */
  Optional<UUID> executeAllowed(Actor actor) {
    Making making = new Making(actor);
    plan(making, true, new ArrayList<>());
    return Optional.ofNullable(making.run);
  }

  private void plan(Making making, boolean allowedOnly, List<UUID> planned) {
    boolean more = true;
    while (more) {
      List<UUID> batch = transactions.run(connection -> planBatch(connection, making, allowedOnly));
      planned.addAll(batch);
      more = !batch.isEmpty();
    }
  }

  /**
   * Who plans at the same time waits, so that what two operators send alone is added up before
   * either sends it.
   */
  private List<UUID> planBatch(Connection connection, Making making, boolean allowedOnly)
      throws SQLException {
    PayoutRule.lock(connection);
    Instant now = clock.instant();
    List<UUID> planned = new ArrayList<>();
    List<Currency> withheld = allowedOnly ? PayoutRule.CURRENCIES : withheld(connection, now);
    for (DuePayout due : DueStatements.toPlan(connection, now, gateway, withheld)) {
      plan(connection, due, making).ifPresent(planned::add);
    }
    return planned;
  }

  private List<Currency> withheld(Connection connection, Instant now) throws SQLException {
    return DueStatements.totals(connection, now, gateway).stream()
        .filter(DueTotal::needsAnother)
        .map(DueTotal::currency)
        .toList();
  }

  private List<UUID> ask(Connection connection, Actor actor) throws SQLException {
    UUID by = actor.id();
    if (actor.kind() != Actor.Kind.ACCOUNT || by == null) {
      return List.of();
    }
    PayoutRule.lock(connection);
    Instant now = clock.instant();
    List<UUID> asked = new ArrayList<>();
    for (Currency currency : withheld(connection, now)) {
      List<DuePayout> due = DueStatements.toAsk(connection, now, gateway, currency);
      asked.add(AskedPayouts.ask(connection, currency, due, by, clock));
    }
    return List.copyOf(asked);
  }

  private Optional<UUID> plan(Connection connection, DuePayout due, Making making)
      throws SQLException {
    Actor actor = making.actor;
    UUID id = Ids.next();
    Optional<Conversion> conversion = conversion(connection, due);
    if (due.exchange().isPresent() && conversion.isEmpty()) {
      // It comes to nothing that can be sent.
      return Optional.empty();
    }
    Optional<UUID> by = Optional.ofNullable(actor.id());
    if (!PayoutRows.plan(connection, id, due, conversion, by, clock.instant())) {
      return Optional.empty();
    }
    if (conversion.isPresent()) {
      Payout planned = PayoutRows.find(connection, id).orElseThrow();
      new PayoutBooking(connection, planned, clock).converted(conversion.get());
    }
    queue(connection, id, SendingPayout.KIND, making);
    Audit.record(
        connection,
        actor,
        AuditAction.PAYOUT_PLANNED,
        due.payee().tenant().orElse(null),
        id,
        "statement "
            + due.statementNumber()
            + ", "
            + due.amount().major().toPlainString()
            + " "
            + due.amount().currency()
            + conversion
                .map(
                    made ->
                        " as " + made.sent().major().toPlainString() + " " + made.sent().currency())
                .orElse(""),
        clock);
    return Optional.of(id);
  }

  /** At the newest rate; only one at a time plans, so that nothing that is left counts twice. */
  private static Optional<Conversion> conversion(Connection connection, DuePayout due)
      throws SQLException {
    if (due.exchange().isEmpty()) {
      return Optional.empty();
    }
    DuePayout.Exchange exchange = due.exchange().get();
    return Conversion.of(
        exchange.rateId(),
        exchange.rate(),
        exchange.source(),
        exchange.date(),
        PayoutRows.conversionsLeft(connection, due.payee(), due.entity(), exchange.to()),
        due.amount(),
        exchange.to());
  }

  private List<UUID> resume(Connection connection, Making making) throws SQLException {
    List<UUID> resumed = new ArrayList<>();
    for (Payout payout : PayoutRows.needingWork(connection, RESUMED_AT_MOST)) {
      boolean back = payout.status() == Payout.Status.RETURNED;
      Optional<Readiness> why = back ? Optional.empty() : standing.holds(connection, payout);
      if (why.isPresent() && !payout.isInDoubt()) {
        PayoutRows.hold(connection, payout.id(), why.get());
        continue;
      }
      String kind = back ? TakingBackTransfer.KIND : SendingPayout.KIND;
      queue(connection, payout.id(), kind, making);
      resumed.add(payout.id());
    }
    return List.copyOf(resumed);
  }

  /** A job that is still open is not added twice, and stays the run's that added it. */
  private void queue(Connection connection, UUID id, String kind, Making making)
      throws SQLException {
    if (!Jobs.add(connection, kind, id.toString(), id.toString(), clock.instant(), clock)) {
      return;
    }
    if (making.run == null) {
      making.run = Runs.begin(connection, RunKind.PAYOUTS, making.actor, clock);
    }
    PayoutRows.ofRun(connection, making.run, id);
  }
}
