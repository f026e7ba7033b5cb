package io.kyodaku.statement;

import io.kyodaku.foureyes.ActKind;
import io.kyodaku.foureyes.AskedAct;
import io.kyodaku.foureyes.FourEyes;
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
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
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
 * An operator corrects what a tenant earned with an asset, up or down, for a reason that the tenant
 * reads: a line of its next statement. It is booked once another operator has allowed it; royalties
 * themselves never change.
 */
@Dependent
public class CorrectingRoyalties {

  /** As much as a line can say. */
  private static final int REASON_AT_MOST = 200;

  private static final long MAJOR_AT_MOST = 1_000_000_000L;
  private static final Pattern AMOUNT = Pattern.compile("[+\\-−]?[0-9]{1,10}(\\.[0-9]{1,6})?");
  private static final int MICRO_DIGITS = 6;

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public CorrectingRoyalties(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of asking. */
  public sealed interface Outcome {

    /** It waits for another operator. */
    record Asked(UUID act) implements Outcome {}

    /** Nothing changed: the tenant never had a contract, or nothing to do with the asset. */
    record NotPossible() implements Outcome {}

    /** Nothing changed; fields are {@code amount} and {@code reason}. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /**
   * An asset of which a tenant earned something, or may.
   *
   * @param earned in the books of the tenant's contract, with what was taken back and corrected
   */
  public record Earning(UUID asset, String name, Money earned) {}

  /** By name; a thousand at most, and none without a contract. */
  public List<Earning> of(TenantId tenant) {
    return transactions.run(
        connection -> {
          Optional<ContractInForce> contract =
              ContractInForce.of(connection, tenant, clock.instant());
          return contract.isEmpty()
              ? List.<Earning>of()
              : earnings(connection, tenant, contract.get().books(), null);
        });
  }

  /**
   * @param operator the account of an admin, checked by the caller
   * @param typedAmount in major units of the currency of the tenant's contract, above or below
   *     zero; no more is taken than was earned with the asset
   */
  public Outcome ask(
      UUID operator,
      TenantId tenant,
      UUID asset,
      @Nullable String typedAmount,
      @Nullable String typedReason) {
    return transactions.run(
        connection -> {
          Optional<ContractInForce> contract =
              ContractInForce.of(connection, tenant, clock.instant());
          if (contract.isEmpty()) {
            return new Outcome.NotPossible();
          }
          Books books = contract.get().books();
          Optional<Earning> earning =
              earnings(connection, tenant, books, asset).stream().findFirst();
          if (earning.isEmpty()) {
            return new Outcome.NotPossible();
          }
          FieldErrors errors = new FieldErrors();
          Optional<Money> amount =
              amount(errors, typedAmount, books.currency(), earning.get().earned());
          String reason = errors.line("reason", typedReason, REASON_AT_MOST);
          if (!errors.none()) {
            return new Outcome.Invalid(errors.list());
          }
          return new Outcome.Asked(
              ask(
                  connection,
                  operator,
                  tenant,
                  books,
                  earning.get(),
                  amount.orElseThrow(),
                  reason));
        });
  }

  private UUID ask(
      Connection connection,
      UUID operator,
      TenantId tenant,
      Books books,
      Earning earning,
      Money amount,
      String reason)
      throws SQLException {
    return FourEyes.ask(
        connection,
        ActKind.REVENUE_CORRECTION,
        tenant.value() + " " + earning.asset(),
        "correct by "
            + (amount.micros() > 0 ? "+" : "")
            + amount.major().toPlainString()
            + " "
            + amount.currency()
            + " what "
            + name(connection, tenant)
            + " earned with "
            + earning.name()
            + ": "
            + reason,
        String.join(
            " ",
            books.entity(),
            books.currency().getCurrencyCode(),
            String.valueOf(amount.micros()),
            reason),
        operator,
        clock);
  }

  private static String name(Connection connection, TenantId tenant) throws SQLException {
    return Sql.list(
            connection, "select name from tenant where id = ?", row -> row.getString(1), tenant)
        .getFirst();
  }

  private static Optional<Money> amount(
      FieldErrors errors, @Nullable String typed, Currency currency, Money earned) {
    String text = typed == null ? "" : typed.strip();
    if (AMOUNT.matcher(text).matches()) {
      BigDecimal micros = new BigDecimal(text.replace('−', '-')).movePointRight(MICRO_DIGITS);
      Money amount = new Money(micros.longValueExact(), currency);
      if (amount.micros() != 0
          && micros.abs().compareTo(BigDecimal.valueOf(MAJOR_AT_MOST, -MICRO_DIGITS)) <= 0) {
        if (amount.micros() < 0 && earned.plus(amount).micros() < 0) {
          errors.add(
              "amount",
              CorrectionFault.CORRECTION_MORE_THAN_EARNED,
              earned.major().toPlainString());
          return Optional.empty();
        }
        return Optional.of(amount);
      }
    }
    errors.add("amount", CorrectionFault.CORRECTION_AMOUNT_FORM, String.valueOf(MAJOR_AT_MOST));
    return Optional.empty();
  }

  private static List<Earning> earnings(
      Connection connection, TenantId tenant, Books books, @Nullable UUID asset)
      throws SQLException {
    return Sql.list(
        connection,
        """
        with earned as (
          select asset_id, sum(micros) as micros from (
            select asset_id, royalty_micros as micros from royalty
            where tenant_id = ? and selling_entity = ? and currency = ?
            union all
            select asset_id, amount_micros from statement_entry
            where tenant_id = ? and selling_entity = ? and currency = ? and asset_id is not null) part
          group by asset_id),
        own as (
          select asset_id from earned
          union
          select asset_id from ownership_claim where tenant_id = ?)
        select a.id, a.name, coalesce(e.micros, 0) as earned
        from own join asset a on a.id = own.asset_id left join earned e on e.asset_id = a.id
        where ?::uuid is null or a.id = ? order by a.name, a.id limit 1000
        """,
        row ->
            new Earning(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new Money(row.getBigDecimal("earned").longValueExact(), books.currency())),
        tenant,
        books.entity(),
        books.currency().getCurrencyCode(),
        tenant,
        books.entity(),
        books.currency().getCurrencyCode(),
        tenant,
        asset,
        asset);
  }

  /** Books what another operator allowed. */
  public static void allowed(Connection connection, AskedAct act, UUID operator, Clock clock)
      throws SQLException {
    String[] about = act.about().split(" ", 2);
    String[] content = act.content().split(" ", 4);
    TenantId tenant = new TenantId(UUID.fromString(about[0]));
    UUID asset = UUID.fromString(about[1]);
    String entity = content[0];
    Money amount = new Money(Long.parseLong(content[2]), Currency.getInstance(content[1]));
    String reason = content[3];
    StatementEntries.corrected(
        connection, tenant, entity, amount, asset, act.id(), reason, clock.instant());
    Account cost = Account.of(AccountKind.ROYALTY_COST, entity, amount.currency());
    Account owed =
        Account.of(AccountKind.ROYALTY_PAYABLE, entity, amount.currency(), tenant.value());
    boolean more = amount.micros() > 0;
    Ledger.post(
        connection,
        List.of(
            Posting.about(
                act.id(),
                more ? cost : owed,
                more ? owed : cost,
                Math.absExact(amount.micros()),
                TransferCode.ROYALTY_CORRECTED)),
        clock);
    Audit.record(
        connection,
        Actor.account(operator),
        AuditAction.ROYALTIES_CORRECTED,
        tenant,
        asset,
        amount.major().toPlainString() + " " + amount.currency() + ": " + reason,
        clock);
  }
}
