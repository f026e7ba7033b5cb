package io.kyodaku.withholding;

import io.kyodaku.invoice.Sellers;
import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.Ledger;
import io.kyodaku.ledger.Posting;
import io.kyodaku.ledger.TransferCode;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator books that a company of ours paid to the tax office what it had withheld in a month,
 * or a part of it. The money left a bank account of the company's, not its balance at Stripe.
 */
@Dependent
public class BookingWithheldTax {

  private static final int REFERENCE_AT_MOST = 200;
  private static final List<String> CURRENCIES = List.of("JPY", "USD", "EUR");

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public BookingWithheldTax(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /**
   * As it was typed.
   *
   * @param month of the payments, as in {@code 2026-03}
   * @param amount in major units
   * @param paidOn the day on which it was paid
   * @param reference of the payment, such as the number of its receipt
   */
  public record Draft(
      @Nullable String entity,
      @Nullable String currency,
      @Nullable String month,
      @Nullable String amount,
      @Nullable String paidOn,
      @Nullable String reference) {}

  /**
   * What is wrong with it; nothing when it is booked.
   *
   * @param operator the account of an admin, checked by the caller
   */
  public List<FieldError> book(UUID operator, Draft draft) {
    FieldErrors errors = new FieldErrors();
    String entity = Fields.tidy(draft.entity());
    if (!Sellers.ENTITIES.contains(entity)) {
      errors.add("entity", TaxFault.TAX_PAYER_UNKNOWN);
    }
    String code = Fields.tidy(draft.currency());
    if (!CURRENCIES.contains(code)) {
      errors.add("currency", TaxFault.TAX_CURRENCY_UNKNOWN);
    }
    Optional<YearMonth> month = month(errors, draft.month());
    Optional<LocalDate> paidOn = Fields.day(errors, "paidOn", draft.paidOn(), 0, clock);
    String reference = errors.line("reference", draft.reference(), REFERENCE_AT_MOST);
    if (!errors.none()) {
      return errors.list();
    }
    transactions.run(
        connection ->
            book(
                connection,
                errors,
                operator,
                entity,
                Currency.getInstance(code),
                month.orElseThrow(),
                draft.amount(),
                paidOn.orElseThrow(),
                reference));
    return errors.list();
  }

  private static Optional<YearMonth> month(FieldErrors errors, @Nullable String typed) {
    try {
      return Optional.of(YearMonth.parse(Fields.tidy(typed)));
    } catch (DateTimeException notAMonth) {
      errors.add("month", TaxFault.TAX_MONTH_FORM);
      return Optional.empty();
    }
  }

  private boolean book(
      Connection connection,
      FieldErrors errors,
      UUID operator,
      String entity,
      Currency currency,
      YearMonth month,
      @Nullable String typed,
      LocalDate paidOn,
      String reference)
      throws SQLException {
    // Two who book the same month see what the other booked.
    Sql.execute(
        connection,
        "select pg_advisory_xact_lock(hashtextextended(?, 0))",
        "withheld-tax " + entity + " " + currency);
    long unit = Money.microsPerMinor(currency);
    long openMinor =
        WithheldTaxes.find(connection, month, entity, currency)
                .map(found -> found.open().micros())
                .orElse(0L)
            / unit;
    if (openMinor <= 0) {
      errors.add("month", TaxFault.TAX_NOTHING_OPEN);
      return false;
    }
    Optional<Money> amount =
        Fields.amount(errors, "amount", TaxFault.TAX_PAID_FORM, typed, currency, openMinor);
    if (amount.isEmpty()) {
      if (!errors.has("amount")) {
        errors.add("amount", TextFault.MISSING);
      }
      return false;
    }
    UUID id = Ids.next();
    Sql.execute(
        connection,
        "insert into withholding_payment (id, selling_entity, currency, month, amount_minor,"
            + " paid_on, reference, booked_by, booked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        entity,
        currency.getCurrencyCode(),
        month.atDay(1),
        amount.get().micros() / unit,
        paidOn,
        reference,
        operator,
        clock.instant());
    Ledger.post(
        connection,
        List.of(
            Posting.about(
                id,
                Account.of(AccountKind.WITHHOLDING_PAYABLE, entity, currency),
                Account.of(AccountKind.COMPANY_BANK, entity, currency),
                amount.get().micros(),
                TransferCode.WITHHELD_PAID)),
        clock);
    Audit.record(
        connection,
        Actor.account(operator),
        AuditAction.WITHHELD_TAX_PAID,
        null,
        id,
        entity
            + " "
            + month
            + ": "
            + amount.get().major().toPlainString()
            + " "
            + currency
            + ", "
            + reference,
        clock);
    return true;
  }
}
