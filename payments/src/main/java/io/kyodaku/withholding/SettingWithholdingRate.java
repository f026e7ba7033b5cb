package io.kyodaku.withholding;

import io.kyodaku.invoice.Sellers;
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
import io.kyodaku.shared.TextFault;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator says what a company of ours withholds of some kind of payee from now on, and which
 * law it goes by. What closed statements withheld stays.
 */
@Dependent
public class SettingWithholdingRate {

  private static final int SOURCE_AT_MOST = 500;
  private static final long STEP_MINOR_AT_MOST = 1_000_000_000_000L;

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public SettingWithholdingRate(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /**
   * As it was typed. Rates are percent; what may be empty is the step with the rate above it, and
   * the treaty's rate.
   */
  public record Draft(
      @Nullable String entity,
      @Nullable String residence,
      @Nullable String form,
      @Nullable String percent,
      @Nullable String step,
      @Nullable String above,
      @Nullable String treaty,
      @Nullable String source) {}

  /** In which currency the law of a company's country names amounts. */
  public static Currency currencyOf(String entity) {
    return Currency.getInstance(
        switch (entity) {
          case "JP" -> "JPY";
          case "US" -> "USD";
          default -> "EUR";
        });
  }

  /**
   * What is wrong with it; nothing when it holds now.
   *
   * @param operator the account of an admin, checked by the caller
   */
  public List<FieldError> set(UUID operator, Draft draft) {
    FieldErrors errors = new FieldErrors();
    Optional<WithholdingRate> rate = read(errors, draft);
    rate.ifPresent(one -> transactions.run(connection -> write(connection, operator, one)));
    return errors.list();
  }

  private Optional<WithholdingRate> read(FieldErrors errors, Draft draft) {
    String entity = Fields.tidy(draft.entity());
    if (!Sellers.ENTITIES.contains(entity)) {
      errors.add("entity", TaxFault.TAX_PAYER_UNKNOWN);
    }
    String residence = Fields.tidy(draft.residence()).toUpperCase(Locale.ROOT);
    boolean unknown = residence.equals(WithholdingRate.UNKNOWN);
    if (!unknown && !residence.equals(WithholdingRate.ELSEWHERE) && !Fields.isCountry(residence)) {
      errors.add("residence", TaxFault.TAX_RESIDENCE_FORM);
    }
    Optional<LegalForm> form = errors.choice("form", draft.form(), LegalForm.class);
    OptionalInt ppm = Fields.ppm(errors, "percent", draft.percent());
    if (ppm.isEmpty() && !errors.has("percent")) {
      errors.add("percent", TextFault.MISSING);
    }
    Optional<WithholdingRate.Step> step = step(errors, draft, currencyOf(entity));
    OptionalInt treaty = Fields.ppm(errors, "treaty", draft.treaty());
    if (unknown && treaty.isPresent()) {
      errors.add("treaty", TaxFault.TAX_UNKNOWN_PAYEE);
    }
    if (unknown && form.isPresent() && form.get() != LegalForm.PERSON) {
      errors.add("form", TaxFault.TAX_UNKNOWN_PAYEE);
    }
    String source = errors.line("source", draft.source(), SOURCE_AT_MOST);
    return errors.none()
        ? Optional.of(
            new WithholdingRate(
                Ids.next(),
                entity,
                residence,
                form.orElseThrow(),
                ppm.orElseThrow(),
                step,
                treaty,
                source,
                clock.instant()))
        : Optional.empty();
  }

  private static Optional<WithholdingRate.Step> step(
      FieldErrors errors, Draft draft, Currency currency) {
    Optional<Money> from =
        Fields.amount(
            errors, "step", TaxFault.TAX_STEP_FORM, draft.step(), currency, STEP_MINOR_AT_MOST);
    OptionalInt above = Fields.ppm(errors, "above", draft.above());
    if (!errors.has("step") && !errors.has("above") && from.isPresent() != above.isPresent()) {
      errors.add(from.isPresent() ? "above" : "step", TaxFault.TAX_STEP_HALF);
    }
    return from.isPresent() && above.isPresent()
        ? Optional.of(new WithholdingRate.Step(from.get(), above.getAsInt()))
        : Optional.empty();
  }

  private boolean write(Connection connection, UUID operator, WithholdingRate rate)
      throws SQLException {
    Sql.execute(
        connection,
        """
        insert into withholding_rate (id, selling_entity, residence, legal_form, rate_ppm, step_minor, step_currency, above_ppm,
          treaty_ppm, source, set_by, set_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rate.id(),
        rate.entity(),
        rate.residence(),
        rate.form(),
        rate.ppm(),
        rate.step().map(step -> minor(step.from())).orElse(null),
        rate.step().map(step -> step.from().currency().getCurrencyCode()).orElse(null),
        rate.step().map(WithholdingRate.Step::abovePpm).orElse(null),
        rate.treatyPpm().isPresent() ? rate.treatyPpm().getAsInt() : null,
        rate.source(),
        operator,
        rate.setAt());
    Audit.record(
        connection,
        Actor.account(operator),
        AuditAction.WITHHOLDING_RATE_SET,
        null,
        rate.id(),
        rate.entity()
            + " to "
            + rate.residence()
            + " "
            + rate.form()
            + ": "
            + rate.percent().toPlainString()
            + " %"
            + rate.step()
                .map(
                    step ->
                        ", above "
                            + step.from().major().toPlainString()
                            + " "
                            + WithholdingRate.percent(step.abovePpm()).toPlainString()
                            + " %")
                .orElse("")
            + rate.treatyPercent()
                .map(percent -> ", treaty " + percent.toPlainString() + " %")
                .orElse("")
            + "; "
            + rate.source(),
        clock);
    return true;
  }

  private static long minor(Money money) {
    return money.micros() / Money.microsPerMinor(money.currency());
  }
}
