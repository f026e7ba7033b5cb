package io.kyodaku.ledger;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TextFault;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator publishes what a credit is worth from now on. Prices that were made keep the version
 * that they were made with, lots keep their credits and their cost; new prices are made with this
 * one on every node within a second. It has the same currencies as the one before, each at half to
 * double of what it was, so that a slip of the finger is small.
 */
@Dependent
public class PublishingParTable {

  private static final int REASON_LENGTH = 500;

  private final ParHistory history;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public PublishingParTable(
      ParHistory history, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.history = history;
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /**
   * What is to hold.
   *
   * @param microsPerCredit micros of each currency for one credit, by the currency's code; others
   *     than the newest version's count nothing
   * @param after the newest version that whoever wants this has seen
   */
  public record Wanted(Map<String, Long> microsPerCredit, int after) {

    public Wanted {
      microsPerCredit = Map.copyOf(microsPerCredit);
    }
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Published(int version) implements Outcome {}

    /** Nothing changed: there is a newer version than the one that was seen. */
    record Outdated() implements Outcome {}

    /** Nothing changed; fields are the currencies' codes and {@code reason}. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /** What is wrong with the amounts, before anything is published. */
  public List<FieldError> faults(Wanted wanted) {
    return faults(wanted, history.all().getFirst());
  }

  private static List<FieldError> faults(Wanted wanted, ParHistory.Version newest) {
    FieldErrors errors = new FieldErrors();
    newest
        .microsPerCredit()
        .forEach(
            (currency, now) -> {
              long least = Math.max(1, now / 2);
              long most = Math.multiplyExact(now, 2);
              long micros = wanted.microsPerCredit().getOrDefault(currency, now);
              if (micros < least || micros > most) {
                errors.add(
                    currency,
                    LedgerFault.PAR_OUT_OF_BOUNDS,
                    plain(currency, least),
                    plain(currency, most));
              }
            });
    return errors.list();
  }

  private static String plain(String currency, long micros) {
    return new Money(micros, Currency.getInstance(currency)).major().toPlainString();
  }

  public Outcome publish(Actor actor, Wanted wanted, @Nullable String typedReason) {
    FieldErrors errors = new FieldErrors();
    String reason = errors.lines("reason", typedReason, REASON_LENGTH);
    if (reason.isEmpty() && !errors.has("reason")) {
      errors.add("reason", TextFault.MISSING);
    }
    faults(wanted).forEach(fault -> errors.add(fault.field(), fault.fault()));
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    return transactions.run(connection -> publish(connection, actor, wanted, reason));
  }

  private Outcome publish(Connection connection, Actor actor, Wanted wanted, String reason)
      throws SQLException {
    try (Statement lock = connection.createStatement()) {
      lock.execute("select pg_advisory_xact_lock(hashtextextended('kyodaku.par-table', 0))");
    }
    ParHistory.Version newest = history.all().getFirst();
    if (newest.number() != wanted.after()) {
      return new Outcome.Outdated();
    }
    int version = newest.number() + 1;
    Map<String, Long> kept = new TreeMap<>(newest.microsPerCredit());
    kept.replaceAll((currency, now) -> wanted.microsPerCredit().getOrDefault(currency, now));
    for (Map.Entry<String, Long> par : kept.entrySet()) {
      insert(
          connection,
          "insert into par_table (version, currency, micros_per_credit) values (?, ?, ?)",
          version,
          par.getKey(),
          par.getValue());
    }
    insert(
        connection,
        "insert into par_publication (version, published_at, published_by, reason)"
            + " values (?, ?, ?, ?)",
        version,
        clock.instant().atOffset(ZoneOffset.UTC),
        actor.kind() == Actor.Kind.ACCOUNT ? actor.id() : null,
        reason);
    Audit.record(
        connection,
        actor,
        AuditAction.PAR_TABLE_PUBLISHED,
        null,
        null,
        "version " + version + ": " + said(kept) + ". " + reason,
        clock);
    return new Outcome.Published(version);
  }

  private static String said(Map<String, Long> pars) {
    return pars.entrySet().stream()
        .map(par -> par.getKey() + " " + plain(par.getKey(), par.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static void insert(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
