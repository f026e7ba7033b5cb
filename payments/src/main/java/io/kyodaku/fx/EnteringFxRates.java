package io.kyodaku.fx;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * An operator enters rates, one or a table of them: all of it or nothing. A rate is half to double
 * of the one that is known for its pair, of the inverse of the other way's, or of what the
 * published par table implies: a slip of the finger is small, and one that is the wrong way round
 * is none.
 */
@Dependent
public class EnteringFxRates {

  /** The first line of a table. */
  public static final String HEAD = "base,quote,rate,date,source";

  public static final int ROWS_AT_MOST = 500;
  private static final int SOURCE_LENGTH = 200;
  private static final int DAYS_AT_MOST = 366;
  private static final int FIELDS = 5;
  private static final int TABLE_LENGTH = 200_000;
  private static final CSVFormat TABLE =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public EnteringFxRates(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Entered(int count) implements Outcome {}

    /**
     * Nothing changed; fields are {@code base}, {@code quote}, {@code rate}, {@code date} and
     * {@code source}; of a table {@code table}, or {@code row n} from 1.
     */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /** As typed. */
  public record Typed(
      @Nullable String base,
      @Nullable String quote,
      @Nullable String rate,
      @Nullable String date,
      @Nullable String source) {}

  private record Wanted(Currency base, Currency quote, Rate rate, LocalDate date, String source) {}

  /** Ends the transaction: nothing of a table stays. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<FieldError> errors;

    Refused(List<FieldError> errors) {
      super("refused", null, false, false);
      this.errors = errors;
    }
  }

  /**
   * @param operator the account of an admin, checked by the caller
   */
  public Outcome enter(UUID operator, Typed typed) {
    FieldErrors errors = new FieldErrors();
    Optional<Wanted> wanted = read(errors, typed);
    if (wanted.isEmpty()) {
      return new Outcome.Invalid(errors.list());
    }
    return transactions.run(
        connection -> {
          lock(connection);
          enter(connection, operator, wanted.get(), errors);
          return errors.none() ? new Outcome.Entered(1) : new Outcome.Invalid(errors.list());
        });
  }

  /**
   * @param table lines of {@value #HEAD}, with that first; at most {@value #ROWS_AT_MOST}
   */
  public Outcome enterAll(UUID operator, @Nullable String table) {
    FieldErrors errors = new FieldErrors();
    List<CSVRecord> lines = records(table);
    if (lines.isEmpty() || !String.join(",", lines.getFirst().values()).strip().equals(HEAD)) {
      errors.add("table", FxFault.FX_FILE_HEAD, HEAD);
    } else if (lines.size() < 2 || lines.size() > ROWS_AT_MOST + 1) {
      errors.add("table", FxFault.FX_FILE_LENGTH, ROWS_AT_MOST);
    }
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    try {
      return transactions.run(
          connection -> {
            lock(connection);
            return enterAll(connection, operator, lines);
          });
    } catch (Refused refused) {
      return new Outcome.Invalid(refused.errors);
    }
  }

  /** None where it is no table at all, or more than can be looked at. */
  private static List<CSVRecord> records(@Nullable String table) {
    if (table == null || table.length() > TABLE_LENGTH) {
      return List.of();
    }
    try (CSVParser parser = CSVParser.parse(table.strip(), TABLE)) {
      return parser.getRecords();
    } catch (IOException | UncheckedIOException | IllegalStateException malformed) {
      return List.of();
    }
  }

  private Outcome enterAll(Connection connection, UUID operator, List<CSVRecord> lines)
      throws SQLException {
    List<FieldError> wrong = new ArrayList<>();
    for (int row = 1; row < lines.size(); row++) {
      FieldErrors errors = new FieldErrors();
      CSVRecord fields = lines.get(row);
      if (fields.size() != FIELDS) {
        errors.add("row", FxFault.FX_FILE_ROW, FIELDS);
      } else {
        Optional<Wanted> wanted =
            read(
                errors,
                new Typed(
                    fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4)));
        if (wanted.isPresent()) {
          enter(connection, operator, wanted.get(), errors);
        }
      }
      for (FieldError error : errors.list()) {
        wrong.add(new FieldError("row " + row, error.fault()));
      }
    }
    if (!wrong.isEmpty()) {
      throw new Refused(List.copyOf(wrong));
    }
    return new Outcome.Entered(lines.size() - 1);
  }

  private Optional<Wanted> read(FieldErrors errors, Typed typed) {
    Optional<Currency> base = currency(errors, "base", typed.base());
    Optional<Currency> quote = currency(errors, "quote", typed.quote());
    if (base.isPresent() && base.equals(quote)) {
      errors.add("quote", FxFault.FX_SAME_CURRENCY);
    }
    Optional<Rate> rate = Rate.parse(text(typed.rate()));
    if (rate.isEmpty()) {
      errors.add("rate", FxFault.FX_RATE_FORM);
    }
    Optional<LocalDate> date = date(text(typed.date()));
    if (date.isEmpty()) {
      errors.add("date", FxFault.FX_DATE_FORM);
    }
    String source = errors.line("source", typed.source(), SOURCE_LENGTH);
    return errors.none()
        ? Optional.of(
            new Wanted(
                base.orElseThrow(),
                quote.orElseThrow(),
                rate.orElseThrow(),
                date.orElseThrow(),
                source))
        : Optional.empty();
  }

  private static Optional<Currency> currency(
      FieldErrors errors, String field, @Nullable String typed) {
    Optional<Currency> known =
        FxRates.CURRENCIES.stream()
            .filter(one -> one.getCurrencyCode().equals(text(typed)))
            .findFirst();
    if (known.isEmpty()) {
      errors.add(field, FxFault.FX_CURRENCY_UNKNOWN);
    }
    return known;
  }

  private Optional<LocalDate> date(String typed) {
    try {
      return DAY.matcher(typed).matches()
          ? Optional.of(LocalDate.parse(typed))
              .filter(day -> !day.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
          : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static void lock(Connection connection) throws SQLException {
    Sql.execute(connection, "select pg_advisory_xact_lock(hashtextextended('fx-rates', 0))");
  }

  private void enter(Connection connection, UUID operator, Wanted wanted, FieldErrors errors)
      throws SQLException {
    BigDecimal known = known(connection, wanted.base(), wanted.quote());
    BigDecimal least = known.divide(TWO, MathContext.DECIMAL64);
    BigDecimal most = known.multiply(TWO);
    BigDecimal value = wanted.rate().value();
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      errors.add("rate", FxFault.FX_RATE_FAR_OFF, plain(least), plain(most));
      return;
    }
    UUID id = Ids.next();
    Sql.execute(
        connection,
        """
        insert into fx_rate (id, base, quote, version, numerator, denominator, source, rate_date, entered_by, entered_at)
        select ?, ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, ?, ?, ? from fx_rate where base = ? and quote = ?
        """,
        id,
        wanted.base().getCurrencyCode(),
        wanted.quote().getCurrencyCode(),
        wanted.rate().numerator(),
        wanted.rate().denominator(),
        wanted.source(),
        wanted.date(),
        operator,
        clock.instant(),
        wanted.base().getCurrencyCode(),
        wanted.quote().getCurrencyCode());
    Audit.record(
        connection,
        Actor.account(operator),
        AuditAction.FX_RATE_ENTERED,
        null,
        id,
        "1 %s = %s %s, %s, %s"
            .formatted(
                wanted.base(),
                value.toPlainString(),
                wanted.quote(),
                wanted.date(),
                wanted.source()),
        clock);
  }

  private static String plain(BigDecimal value) {
    return value.round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  private static BigDecimal known(Connection connection, Currency base, Currency quote)
      throws SQLException {
    Optional<FxRate> before = FxRates.newest(connection, base, quote);
    if (before.isPresent()) {
      return before.get().rate().value();
    }
    Optional<FxRate> otherWay = FxRates.newest(connection, quote, base);
    if (otherWay.isPresent()) {
      return otherWay.get().rate().inverse();
    }
    List<BigDecimal> par =
        Sql.list(
            connection,
            "select (select micros_per_credit from par_table where currency = ? order by version"
                + " desc limit 1)::numeric / (select micros_per_credit from par_table where"
                + " currency = ? order by version desc limit 1) as rate",
            row -> row.getBigDecimal("rate"),
            quote.getCurrencyCode(),
            base.getCurrencyCode());
    return par.getFirst();
  }

  /**
   * Sets how old a rate may be.
   *
   * @param typed days from 0 to 366
   */
  public Outcome setDays(UUID operator, @Nullable String typed) {
    String days = text(typed);
    if (!days.matches("[0-9]{1,3}") || Integer.parseInt(days) > DAYS_AT_MOST) {
      FieldErrors errors = new FieldErrors();
      errors.add("days", FxFault.FX_DAYS_FORM, DAYS_AT_MOST);
      return new Outcome.Invalid(errors.list());
    }
    return transactions.run(
        connection -> {
          UUID id = Ids.next();
          Sql.execute(
              connection,
              "insert into fx_rule (id, days_at_most, set_by, set_at) values (?, ?, ?, ?)",
              id,
              Integer.parseInt(days),
              operator,
              clock.instant());
          Audit.record(
              connection,
              Actor.account(operator),
              AuditAction.FX_RULE_SET,
              null,
              id,
              "at most " + days + " days old",
              clock);
          return new Outcome.Entered(0);
        });
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }
}
