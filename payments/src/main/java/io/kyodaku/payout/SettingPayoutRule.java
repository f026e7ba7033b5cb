package io.kyodaku.payout;

import io.kyodaku.foureyes.ActKind;
import io.kyodaku.foureyes.AskedAct;
import io.kyodaku.foureyes.FourEyes;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator sets what bounds payouts of a currency. What makes it tighter holds at once; what
 * lets one operator send more is asked for, and another allows it: else the limit would bind nobody
 * who can change it.
 */
@Dependent
public class SettingPayoutRule {

  private static final long MINOR_AT_MOST = 1_000_000_000_000L;
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,6})?");
  private static final String UNLIMITED = "-";

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public SettingPayoutRule(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Done() implements Outcome {}

    /** It waits for another operator. */
    record Asked(UUID act) implements Outcome {}

    /** It says what holds already. */
    record Unchanged() implements Outcome {}

    /** Nothing changed; fields are {@code currency}, {@code minimum} and {@code alone}. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /**
   * @param operator the account of an admin, checked by the caller
   * @param minimum in major units as typed; nothing is zero
   * @param alone the same; nothing is without a limit
   */
  public Outcome set(
      UUID operator, @Nullable String currency, @Nullable String minimum, @Nullable String alone) {
    FieldErrors errors = new FieldErrors();
    Optional<Currency> known =
        PayoutRule.CURRENCIES.stream()
            .filter(one -> one.getCurrencyCode().equals(currency))
            .findFirst();
    if (known.isEmpty()) {
      errors.add("currency", PayoutFault.PAYOUT_CURRENCY_UNKNOWN);
      return new Outcome.Invalid(errors.list());
    }
    Optional<Money> least = amount(errors, "minimum", minimum, known.get());
    Optional<Money> most = amount(errors, "alone", alone, known.get());
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    PayoutRule rule =
        new PayoutRule(
            least.orElse(Money.zero(known.get())), most, Optional.empty(), Optional.empty());
    return transactions.run(connection -> set(connection, operator, rule));
  }

  private Outcome set(Connection connection, UUID operator, PayoutRule rule) throws SQLException {
    PayoutRule.lock(connection);
    PayoutRule before = PayoutRule.of(connection, rule.currency());
    if (rule.saysTheSameAs(before)) {
      return new Outcome.Unchanged();
    }
    if (rule.isLooserThan(before)) {
      return new Outcome.Asked(
          FourEyes.ask(
              connection,
              ActKind.PAYOUT_LIMIT,
              rule.currency().getCurrencyCode(),
              says(rule) + " (before: " + bounds(before) + ")",
              content(rule),
              operator,
              clock));
    }
    write(connection, operator, rule, null, clock);
    return new Outcome.Done();
  }

  /** What another operator allowed. */
  static void allowed(Connection connection, AskedAct act, UUID operator, Clock clock)
      throws SQLException {
    Currency currency = Currency.getInstance(act.about());
    String[] amounts = act.content().split(" ", 2);
    PayoutRule.lock(connection);
    write(
        connection,
        operator,
        new PayoutRule(
            Money.ofMinor(Long.parseLong(amounts[0]), currency),
            amounts[1].equals(UNLIMITED)
                ? Optional.empty()
                : Optional.of(Money.ofMinor(Long.parseLong(amounts[1]), currency)),
            Optional.empty(),
            Optional.empty()),
        act.id(),
        clock);
  }

  private static void write(
      Connection connection, UUID operator, PayoutRule rule, @Nullable UUID act, Clock clock)
      throws SQLException {
    UUID id = Ids.next();
    Sql.execute(
        connection,
        "insert into payout_rule (id, currency, minimum_minor, alone_minor, set_by, set_at, act_id)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        id,
        rule.currency().getCurrencyCode(),
        minor(rule.minimum()),
        rule.alone().map(SettingPayoutRule::minor).orElse(null),
        operator,
        clock.instant(),
        act);
    Audit.record(
        connection,
        Actor.account(operator),
        AuditAction.PAYOUT_RULE_SET,
        null,
        id,
        says(rule),
        clock);
  }

  private static String content(PayoutRule rule) {
    return minor(rule.minimum())
        + " "
        + rule.alone().map(alone -> String.valueOf(minor(alone))).orElse(UNLIMITED);
  }

  private static String says(PayoutRule rule) {
    return rule.currency() + ": " + bounds(rule);
  }

  private static String bounds(PayoutRule rule) {
    return "at least "
        + rule.minimum().major().toPlainString()
        + ", alone at most "
        + rule.alone().map(alone -> alone.major().toPlainString()).orElse("without a limit");
  }

  private static Optional<Money> amount(
      FieldErrors errors, String field, @Nullable String typed, Currency currency) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Money step = Money.ofMinor(1, currency);
    if (AMOUNT.matcher(text).matches()) {
      BigDecimal minor = new BigDecimal(text).movePointRight(currency.getDefaultFractionDigits());
      if (minor.stripTrailingZeros().scale() <= 0
          && minor.compareTo(BigDecimal.valueOf(MINOR_AT_MOST)) <= 0) {
        return Optional.of(Money.ofMinor(minor.longValueExact(), currency));
      }
    }
    errors.add(
        field,
        PayoutFault.PAYOUT_AMOUNT_FORM,
        Money.ofMinor(MINOR_AT_MOST, currency).major().toPlainString(),
        step.major().toPlainString());
    return Optional.empty();
  }

  private static long minor(Money money) {
    return money.micros() / Money.microsPerMinor(money.currency());
  }
}
