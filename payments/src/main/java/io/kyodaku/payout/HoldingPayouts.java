package io.kyodaku.payout;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TextFault;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.Payee;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator has nothing sent to somebody for now, with a reason that a tenant reads, and releases
 * it again. Statements go on being closed, and what Stripe was asked for already goes on; what was
 * planned waits, and a run after the release takes it up.
 */
@Dependent
public class HoldingPayouts {

  private static final int REASON_LENGTH = 500;
  private static final int SHOWN_AT_MOST = 20;

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public HoldingPayouts(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Done() implements Outcome {}

    /** Nothing changed: it stands so already, or there is nobody such. */
    record NotPossible() implements Outcome {}

    /** Nothing changed; the field is {@code reason}. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /**
   * @param operator the account of an admin, checked by the caller
   */
  public Outcome hold(UUID operator, Payee payee, @Nullable String typedReason) {
    FieldErrors errors = new FieldErrors();
    String reason = errors.lines("reason", typedReason, REASON_LENGTH);
    if (reason.isEmpty() && !errors.has("reason")) {
      errors.add("reason", TextFault.MISSING);
    }
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    return transactions.run(
        connection -> {
          List<UUID> held =
              Sql.list(
                  connection,
                  """
                  insert into payout_hold (id, tenant_id, generator_id, reason, held_by, held_at)
                  select ?, p.tenant_id, p.generator_id, ?, ?, ? from (
                    select id as tenant_id, null::uuid as generator_id from tenant where id = ?
                    union all
                    select null, id from generator where id = ? and not first_party) p
                  on conflict do nothing returning id
                  """,
                  row -> row.getObject("id", UUID.class),
                  Ids.next(),
                  reason,
                  operator,
                  clock.instant(),
                  payee.tenantColumn(),
                  payee.generatorColumn());
          if (held.isEmpty()) {
            return new Outcome.NotPossible();
          }
          Audit.record(
              connection,
              Actor.account(operator),
              AuditAction.PAYOUTS_HELD,
              payee.tenant().orElse(null),
              held.getFirst(),
              reason,
              clock);
          return new Outcome.Done();
        });
  }

  /**
   * @param operator the account of an admin, checked by the caller
   */
  public Outcome release(UUID operator, Payee payee) {
    return transactions.run(
        connection -> {
          List<UUID> released =
              Sql.list(
                  connection,
                  "update payout_hold set released_by = ?, released_at = ? where payee_id = ? and"
                      + " released_at is null returning id",
                  row -> row.getObject("id", UUID.class),
                  operator,
                  clock.instant(),
                  payee.id());
          if (released.isEmpty()) {
            return new Outcome.NotPossible();
          }
          Audit.record(
              connection,
              Actor.account(operator),
              AuditAction.PAYOUTS_RELEASED,
              payee.tenant().orElse(null),
              released.getFirst(),
              "",
              clock);
          return new Outcome.Done();
        });
  }

  /** The newest first, up to {@value #SHOWN_AT_MOST}; at most the first still holds. */
  public List<PayoutHold> of(Payee payee) {
    return transactions.run(
        connection ->
            Sql.list(
                connection,
                "select h.*, a.name as held_by_name, r.name as released_by_name from payout_hold h"
                    + " join account a on a.id = h.held_by left join account r on r.id ="
                    + " h.released_by where h.payee_id = ? order by"
                    + " h.held_at desc, h.id desc limit ?",
                row ->
                    new PayoutHold(
                        row.getString("reason"),
                        row.getString("held_by_name"),
                        Sql.instant(row, "held_at"),
                        Optional.ofNullable(row.getString("released_by_name")),
                        Sql.optionalInstant(row, "released_at")),
                payee.id(),
                SHOWN_AT_MOST));
  }
}
