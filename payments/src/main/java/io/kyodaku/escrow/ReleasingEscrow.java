package io.kyodaku.escrow;

import io.kyodaku.escrow.EscrowRows.Award;
import io.kyodaku.escrow.EscrowRows.Held;
import io.kyodaku.job.JobHandler;
import io.kyodaku.ledger.EscrowPostings;
import io.kyodaku.ledger.EscrowPostings.Books;
import io.kyodaku.ledger.Ledger;
import io.kyodaku.ledger.Posting;
import io.kyodaku.ledger.SettlementPostings.Destination;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Split;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.StatementEntries;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Pays a settled conflict's escrow to those to whom it was awarded, in the books of their
 * contracts; what was awarded to nobody goes on being held as unowned. It goes in releases of some
 * thousand royalties each, and what is settled later, on terms that were granted while the conflict
 * was open, follows by itself. A conflict whose release fails waits behind the others.
 */
@Dependent
public class ReleasingEscrow implements JobHandler {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final int AT_ONCE = 100;
  private static final int ROWS_AT_ONCE = 5_000;
  private static final int WHOLE_BPS = 10_000;

  private final Transactions transactions;
  private final Clock clock;
  private final int rowsAtOnce;

  @Inject
  public ReleasingEscrow(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this(admin, clock, ROWS_AT_ONCE);
  }

  ReleasingEscrow(DataSource admin, Clock clock, int rowsAtOnce) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
    this.rowsAtOnce = rowsAtOnce;
  }

  @Override
  public String kind() {
    return "escrow-release";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(EVERY);
  }

  @Override
  public void run(String payload) {
    RuntimeException failure = null;
    for (int i = 0; i < AT_ONCE; i++) {
      AtomicReference<UUID> conflict = new AtomicReference<>();
      try {
        if (!transactions.run(connection -> releaseNext(connection, conflict))) {
          break;
        }
      } catch (RuntimeException e) {
        if (conflict.get() == null) {
          throw e;
        }
        putBack(conflict.get());
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Whether there was one; what another node works on is left to it. */
  private boolean releaseNext(Connection connection, AtomicReference<UUID> taken)
      throws SQLException {
    Optional<UUID> due = EscrowRows.due(connection);
    if (due.isEmpty()) {
      return false;
    }
    taken.set(due.get());
    List<Held> held = EscrowRows.held(connection, due.get(), rowsAtOnce);
    if (!held.isEmpty()) {
      release(connection, due.get(), held);
    }
    if (held.size() < rowsAtOnce) {
      EscrowRows.done(connection, due.get());
    }
    return true;
  }

  private void putBack(UUID conflict) {
    transactions.run(
        connection -> {
          EscrowRows.putBack(connection, conflict, clock.instant());
          return true;
        });
  }

  private void release(Connection connection, UUID conflict, List<Held> rowsHeld)
      throws SQLException {
    Map<Books, List<Held>> held = rowsHeld.stream().collect(Collectors.groupingBy(Held::books));
    UUID asset = EscrowRows.asset(connection, conflict);
    List<Award> awards = EscrowRows.awards(connection, conflict, clock.instant());
    EscrowRates rates = EscrowRates.latest(connection);
    UUID release = Ids.next();
    List<Posting> postings = new ArrayList<>();
    List<EscrowRows.Payment> payments = new ArrayList<>();
    held.forEach(
        (books, rows) -> {
          EscrowRows.parts(connection, release, rows);
          payments.addAll(pay(release, books, sum(rows), awards, rates));
        });
    for (EscrowRows.Payment payment : payments) {
      EscrowRows.pay(connection, payment);
      postings.addAll(posted(conflict, asset, payment));
      if (payment.amount().micros() > 0) {
        tell(connection, conflict, payment);
      }
    }
    EscrowRows.release(connection, release, conflict, clock.instant());
    Ledger.post(connection, postings, clock);
  }

  /** By largest remainder, so that what is paid is exactly what was held. */
  private static List<EscrowRows.Payment> pay(
      UUID release, Books held, long micros, List<Award> awards, EscrowRates rates) {
    List<Long> weights = new ArrayList<>(awards.stream().map(a -> (long) a.shareBps()).toList());
    weights.add(WHOLE_BPS - weights.stream().mapToLong(Long::longValue).sum());
    List<Long> parts = Split.byWeights(micros, weights);
    List<EscrowRows.Payment> payments = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Money from = new Money(parts.get(i), held.currency());
      if (from.micros() > 0) {
        Optional<Award> to = i < awards.size() ? Optional.of(awards.get(i)) : Optional.empty();
        Books books = to.flatMap(Award::books).orElse(held);
        payments.add(
            new EscrowRows.Payment(
                Ids.next(),
                release,
                to.map(Award::tenant),
                held.entity(),
                from,
                books.entity(),
                rates.convert(from, books.currency()),
                rates.usedFor(held.currency(), books.currency())));
      }
    }
    return payments;
  }

  private static List<Posting> posted(UUID conflict, UUID asset, EscrowRows.Payment payment) {
    return EscrowPostings.released(
        conflict,
        new Books(payment.fromEntity(), payment.from().currency()),
        payment
            .tenant()
            .map(tenant -> Destination.owner(tenant.value()))
            .orElseGet(() -> Destination.unowned(asset)),
        new Books(payment.entity(), payment.amount().currency()),
        payment.from().micros(),
        payment.amount().micros(),
        payment.id());
  }

  private void tell(Connection connection, UUID conflict, EscrowRows.Payment payment)
      throws SQLException {
    if (payment.tenant().isEmpty()) {
      return;
    }
    TenantId tenant = payment.tenant().get();
    StatementEntries.escrowReleased(
        connection,
        tenant,
        payment.entity(),
        payment.amount(),
        payment.id(),
        WireId.CONFLICT.format(conflict),
        clock.instant());
    Audit.record(
        connection,
        Actor.system(),
        AuditAction.ESCROW_RELEASED,
        tenant,
        conflict,
        payment.amount().major().toPlainString() + " " + payment.amount().currency(),
        clock);
  }

  private static long sum(List<Held> rows) {
    return rows.stream().mapToLong(Held::micros).reduce(0, Math::addExact);
  }
}
