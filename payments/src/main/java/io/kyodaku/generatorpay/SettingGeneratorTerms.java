package io.kyodaku.generatorpay;

import io.kyodaku.generatorpay.GeneratorTerms.PayeeDetails;
import io.kyodaku.identity.ContactFields;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator says in which zone a generator's months are, when they are paid, and whom Stripe is
 * told about. What is closed already, and accounts that Stripe has made, stay as they are.
 */
@Dependent
public class SettingGeneratorTerms {

  /** The codes of what can be paid. */
  public static final List<String> CURRENCIES = List.of("JPY", "USD", "EUR");

  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
  private static final Pattern DAYS = Pattern.compile("[0-9]{1,3}");

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public SettingGeneratorTerms(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /**
   * As typed; {@code email}, {@code country} and {@code currency} may all be left out together.
   *
   * @param zone as in the tz database
   * @param dueDays days from the month's end until it is paid
   * @param person whether the generator is a natural person
   */
  public record Typed(
      @Nullable String zone,
      @Nullable String dueDays,
      @Nullable String email,
      @Nullable String country,
      @Nullable String currency,
      boolean person) {}

  /** What came of it. */
  public sealed interface Outcome {

    record Done() implements Outcome {}

    /** There is no such generator, or it is the portal's own. */
    record NotPossible() implements Outcome {}

    /** Nothing changed; fields are those of {@link Typed}. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  public GeneratorTerms of(UUID generator) {
    return transactions.run(connection -> GeneratorTerms.of(connection, generator));
  }

  /**
   * @param operator the account of an admin, checked by the caller
   */
  public Outcome set(UUID operator, UUID generator, Typed typed) {
    FieldErrors errors = new FieldErrors();
    String zone = text(typed.zone());
    if (!ZONES.contains(zone)) {
      errors.add("zone", GeneratorPayFault.MONTHS_ZONE_UNKNOWN);
    }
    String days = text(typed.dueDays());
    if (!DAYS.matcher(days).matches() || Integer.parseInt(days) > GeneratorTerms.DUE_DAYS_AT_MOST) {
      errors.add("dueDays", GeneratorPayFault.DUE_DAYS_FORM, GeneratorTerms.DUE_DAYS_AT_MOST);
    }
    Optional<PayeeDetails> payee = payee(errors, typed);
    return errors.none()
        ? transactions.run(
            connection ->
                write(
                    connection,
                    operator,
                    generator,
                    new GeneratorTerms(ZoneId.of(zone), Integer.parseInt(days), payee)))
        : new Outcome.Invalid(errors.list());
  }

  private static Optional<PayeeDetails> payee(FieldErrors errors, Typed typed) {
    if (Stream.of(typed.email(), typed.country()).allMatch(one -> text(one).isEmpty())) {
      return Optional.empty();
    }
    String email = ContactFields.email(errors, "email", typed.email());
    String country = ContactFields.country(errors, "country", typed.country());
    String currency = text(typed.currency());
    if (!CURRENCIES.contains(currency)) {
      errors.add("currency", GeneratorPayFault.ACCOUNT_CURRENCY_UNKNOWN);
    }
    return Optional.of(new PayeeDetails(email, country, currency, typed.person()));
  }

  private Outcome write(Connection connection, UUID operator, UUID generator, GeneratorTerms terms)
      throws SQLException {
    List<UUID> written =
        Sql.list(
            connection,
            """
            insert into generator_payee (generator_id, zone, due_days, email, country, currency, person, set_by, set_at)
            select id, ?, ?, ?, ?, ?, ?, ?, ? from generator where id = ? and not first_party
            on conflict (generator_id) do update set zone = excluded.zone, due_days = excluded.due_days,
              email = excluded.email, country = excluded.country, currency = excluded.currency, person = excluded.person,
              set_by = excluded.set_by, set_at = excluded.set_at
            returning generator_id
            """,
            row -> row.getObject("generator_id", UUID.class),
            terms.zone().getId(),
            terms.dueDays(),
            terms.payee().map(PayeeDetails::email).orElse(null),
            terms.payee().map(PayeeDetails::country).orElse(null),
            terms.payee().map(PayeeDetails::currency).orElse(null),
            terms.payee().map(PayeeDetails::person).orElse(false),
            operator,
            clock.instant(),
            generator);
    if (written.isEmpty()) {
      return new Outcome.NotPossible();
    }
    Audit.record(
        connection,
        Actor.account(operator),
        AuditAction.GENERATOR_PAYEE_SET,
        null,
        generator,
        terms.zone().getId()
            + ", after "
            + terms.dueDays()
            + " days"
            + terms
                .payee()
                .map(payee -> ", " + payee.country() + " " + payee.currency())
                .orElse(""),
        clock);
    return new Outcome.Done();
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }
}
