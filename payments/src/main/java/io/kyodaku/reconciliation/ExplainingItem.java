package io.kyodaku.reconciliation;

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
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TextFault;
import io.kyodaku.shared.Transactions;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator says what moved at Stripe and nothing here knew of: what that was is booked under the
 * item, and the next comparison finds both sides the same and takes it out of suspense. It is never
 * revenue. Above what one operator sends alone (the limit of payouts) another allows it.
 */
@Dependent
public class ExplainingItem {

  private static final int REASON_LENGTH = 500;

  private final Transactions transactions;
  private final FourEyes eyes;
  private final Clock clock;

  @Inject
  public ExplainingItem(@DatabaseRole(Kind.ADMIN) DataSource admin, FourEyes eyes, Clock clock) {
    this.transactions = new Transactions(admin);
    this.eyes = eyes;
    this.clock = clock;
  }

  /** What it can have been. */
  public enum Explanation {
    /** It went to the entity's own bank account, or came from there. */
    OWN_BANK(AccountKind.OWN_BANK),
    /** Stripe charged it, or gave it back. */
    STRIPE_FEE(AccountKind.STRIPE_FEES);

    private final AccountKind account;

    Explanation(AccountKind account) {
      this.account = account;
    }
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Done() implements Outcome {}

    /** It waits for another operator. */
    record Asked(UUID act) implements Outcome {}

    /** Nothing changed: nothing of it is in suspense, or it was explained already. */
    record NotPossible() implements Outcome {}

    /** Nothing changed; fields are {@code kind} and {@code reason}. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /** What is in suspense of an item, and nobody explained since it was compared. */
  private record Suspended(UUID item, String entity, Money amount) {}

  /**
   * Explains all of an item that is in suspense.
   *
   * @param operator the account of an admin, checked by the caller
   * @param typedReason at most 500 characters
   */
  public Outcome explain(
      UUID operator, UUID item, @Nullable Explanation kind, @Nullable String typedReason) {
    FieldErrors errors = new FieldErrors();
    String reason = errors.lines("reason", typedReason, REASON_LENGTH);
    if (reason.isEmpty() && !errors.has("reason")) {
      errors.add("reason", TextFault.MISSING);
    }
    if (kind == null) {
      errors.add("kind", TextFault.MISSING);
    }
    if (!errors.none() || kind == null) {
      return new Outcome.Invalid(errors.list());
    }
    return transactions.run(connection -> explain(connection, operator, item, kind, reason));
  }

  private Outcome explain(
      Connection connection, UUID operator, UUID item, Explanation kind, String reason)
      throws SQLException {
    Optional<Suspended> suspended = lock(connection, item);
    if (suspended.isEmpty()) {
      return new Outcome.NotPossible();
    }
    if (isAboveLimit(connection, suspended.get().amount())) {
      Money amount = suspended.get().amount();
      return new Outcome.Asked(
          FourEyes.ask(
              connection,
              ActKind.STRIPE_EXPLAINED,
              WireId.RECONCILIATION.format(item),
              kind + " " + amount.major().toPlainString() + " " + amount.currency() + ": " + reason,
              item + " " + kind + " " + amount.micros() + " " + reason,
              operator,
              clock));
    }
    book(connection, suspended.get(), kind, reason, operator, null);
    return new Outcome.Done();
  }

  /**
   * Another operator allows what one asked for; false where it stands otherwise by now, and nothing
   * is booked.
   *
   * @param code that operator's own; it is used up
   */
  public FourEyes.Outcome<Boolean> allow(UUID act, UUID operator, @Nullable String code) {
    return eyes.allow(act, operator, code, this::allowed);
  }

  private boolean allowed(Connection connection, AskedAct act) throws SQLException {
    String[] parts = act.content().split(" ", 4);
    Optional<Suspended> suspended =
        lock(connection, UUID.fromString(parts[0]))
            .filter(now -> now.amount().micros() == Long.parseLong(parts[2]));
    if (suspended.isEmpty()) {
      return false;
    }
    book(
        connection,
        suspended.get(),
        Explanation.valueOf(parts[1]),
        parts[3],
        act.askedBy(),
        act.id());
    return true;
  }

  private static Optional<Suspended> lock(Connection connection, UUID item) throws SQLException {
    return Sql.list(
            connection,
            """
            select id, selling_entity, currency, suspense_micros from reconciliation_item i
            where id = ? and suspense_micros <> 0 and not exists (
              select from transfer t join stripe_import p on p.selling_entity = i.selling_entity
              where t.reference_id = i.id and t.code = 'STRIPE_EXPLAINED' and t.seq > p.booked_seq)
            for no key update of i
            """,
            row ->
                new Suspended(
                    row.getObject("id", UUID.class),
                    row.getString("selling_entity"),
                    new Money(
                        row.getLong("suspense_micros"),
                        Currency.getInstance(row.getString("currency")))),
            item)
        .stream()
        .findFirst();
  }

  private static boolean isAboveLimit(Connection connection, Money amount) throws SQLException {
    return Sql.list(
            connection,
            "select alone_minor from payout_rule where currency = ? order by set_at desc, id desc"
                + " limit 1",
            row -> {
              long alone = row.getLong(1);
              return !row.wasNull()
                  && Math.abs(amount.micros()) > Money.ofMinor(alone, amount.currency()).micros();
            },
            amount.currency().getCurrencyCode())
        .contains(true);
  }

  private void book(
      Connection connection,
      Suspended suspended,
      Explanation kind,
      String reason,
      UUID operator,
      @Nullable UUID act)
      throws SQLException {
    Money amount = suspended.amount();
    Sql.execute(
        connection,
        """
        insert into reconciliation_explanation (id, item_id, kind, amount_micros, reason, explained_by, explained_at, act_id)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        Ids.next(),
        suspended.item(),
        kind,
        amount.micros(),
        reason,
        operator,
        clock.instant(),
        act);
    Account balance = Account.of(AccountKind.STRIPE_BALANCE, suspended.entity(), amount.currency());
    Account other = Account.of(kind.account, suspended.entity(), amount.currency());
    boolean came = amount.micros() > 0;
    Ledger.post(
        connection,
        List.of(
            Posting.about(
                suspended.item(),
                came ? balance : other,
                came ? other : balance,
                Math.abs(amount.micros()),
                TransferCode.STRIPE_EXPLAINED)),
        clock);
    Audit.record(
        connection,
        Actor.account(operator),
        AuditAction.STRIPE_MONEY_EXPLAINED,
        null,
        suspended.item(),
        kind + ": " + reason,
        clock);
  }
}
