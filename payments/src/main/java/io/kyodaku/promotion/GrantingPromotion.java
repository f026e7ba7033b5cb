package io.kyodaku.promotion;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.promotion.PromotionBudgets.Budget;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TextFault;
import io.kyodaku.shared.Transactions;
import io.kyodaku.shared.WireId;
import io.kyodaku.wallet.GrantedLot;
import io.kyodaku.wallet.LotPosting;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An operator gives a creator credits, once, with a reason and within the month's budget. */
@Dependent
public class GrantingPromotion {

  private static final int REASON_AT_MOST = 500;
  private static final int RECIPIENT_AT_MOST = 320;
  private static final int EXPIRY_DAYS_AT_MOST = 3_650;
  private static final int LISTED_AT_MOST = 100;

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public GrantingPromotion(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /**
   * As it was typed.
   *
   * @param id made when the form was opened: the same is given once
   * @param recipient an address for mail, or a creator's id
   * @param expires the last day on which they can be spent, in UTC; null where they are kept
   */
  public record Draft(
      UUID id,
      String recipient,
      String entity,
      long creditMicros,
      @Nullable LocalDate expires,
      String reason) {}

  /** What came of it. */
  public sealed interface Outcome {

    record Given(UUID lotId) implements Outcome {}

    /** It was given before; nothing changed. */
    record GivenBefore() implements Outcome {}

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /** What was given by hand; the newest first. */
  public record Given(
      UUID lotId,
      UUID creatorId,
      String recipient,
      String entity,
      long creditMicros,
      String reason,
      String by,
      Instant at,
      Optional<Instant> expiresAt) {}

  public Outcome grant(Actor actor, UUID accountId, Draft draft) {
    FieldErrors errors = new FieldErrors();
    Optional<Giver> giver = Giver.named(draft.entity());
    if (giver.isEmpty()) {
      errors.add("entity", PromotionFault.PROMOTION_SELLER_UNKNOWN);
    }
    if (draft.creditMicros() <= 0
        || draft.creditMicros() > PromotionBudgets.CREDIT_MICROS_AT_MOST) {
      errors.add(
          "credits",
          PromotionFault.PROMOTION_CREDITS_OUT_OF_BOUNDS,
          PromotionBudgets.CREDIT_MICROS_AT_MOST / Money.MICROS_PER_MAJOR);
    }
    String reason = errors.lines("reason", draft.reason(), REASON_AT_MOST);
    if (reason.isEmpty() && !errors.has("reason")) {
      errors.add("reason", TextFault.MISSING);
    }
    String recipient = errors.line("recipient", draft.recipient(), RECIPIENT_AT_MOST);
    Optional<Instant> expiresAt = expiry(draft, errors);
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    return transactions.run(
        connection -> {
          Optional<UUID> creator = creator(connection, recipient);
          if (creator.isEmpty()) {
            errors.add("recipient", PromotionFault.PROMOTION_RECIPIENT_UNKNOWN);
            return new Outcome.Invalid(errors.list());
          }
          YearMonth month = PromotionBudgets.monthOf(clock.instant());
          long left =
              PromotionBudgets.find(connection, draft.entity(), month)
                  .map(Budget::leftMicros)
                  .orElse(0L);
          if (isGiven(connection, draft.id())) {
            return new Outcome.GivenBefore();
          }
          if (draft.creditMicros() > left) {
            errors.add(
                "credits",
                PromotionFault.PROMOTION_OVER_BUDGET,
                BigDecimal.valueOf(left, 6).stripTrailingZeros().toPlainString());
            return new Outcome.Invalid(errors.list());
          }
          give(connection, draft, creator.get(), giver.orElseThrow(), reason, accountId, expiresAt);
          Audit.record(
              connection,
              actor,
              AuditAction.PROMOTION_GRANTED,
              null,
              draft.id(),
              BigDecimal.valueOf(draft.creditMicros(), 6).stripTrailingZeros().toPlainString()
                  + ": "
                  + reason,
              clock);
          return new Outcome.Given(draft.id());
        });
  }

  private Optional<Instant> expiry(Draft draft, FieldErrors errors) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate last = draft.expires();
    if (last == null) {
      return Optional.empty();
    }
    if (!last.isAfter(today) || last.isAfter(today.plusDays(EXPIRY_DAYS_AT_MOST))) {
      errors.add("expires", PromotionFault.PROMOTION_EXPIRY_OUT_OF_BOUNDS, EXPIRY_DAYS_AT_MOST);
    }
    return Optional.of(last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static boolean isGiven(Connection connection, UUID id) throws SQLException {
    return !Sql.list(connection, "select id from promotion_grant where id = ?", row -> true, id)
        .isEmpty();
  }

  private static Optional<UUID> creator(Connection connection, String recipient)
      throws SQLException {
    return Sql.list(
            connection,
            """
            select c.id from creator c left join account a on a.id = c.account_id
            where c.id = ? or lower(a.email) = lower(?) limit 2
            """,
            row -> row.getObject(1, UUID.class),
            WireId.CREATOR.parse(recipient).orElse(null),
            recipient)
        .stream()
        .findFirst();
  }

  private void give(
      Connection connection,
      Draft draft,
      UUID creator,
      Giver giver,
      String reason,
      UUID accountId,
      Optional<Instant> expiresAt)
      throws SQLException {
    Sql.execute(
        connection,
        """
        insert into promotion_grant (id, kind, creator_id, selling_entity, month, credit_micros, reason, granted_by, granted_at,
          expires_at)
        values (?, 'BY_OPERATOR', ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        draft.id(),
        creator,
        giver.name(),
        PromotionBudgets.firstDay(PromotionBudgets.monthOf(clock.instant())),
        draft.creditMicros(),
        reason,
        accountId,
        clock.instant(),
        expiresAt.orElse(null));
    LotPosting.grant(
        connection,
        new GrantedLot(
            draft.id(), creator, draft.creditMicros(), giver.name(), giver.currency(), expiresAt),
        clock);
  }

  public List<Given> latest() {
    return transactions.run(
        connection ->
            Sql.list(
                connection,
                """
                select g.*, coalesce(a.name, '') as recipient, coalesce(b.name, '') as by_name from promotion_grant g
                join creator c on c.id = g.creator_id left join account a on a.id = c.account_id
                left join account b on b.id = g.granted_by
                where g.kind = 'BY_OPERATOR' order by g.granted_at desc, g.id limit ?
                """,
                row ->
                    new Given(
                        row.getObject("id", UUID.class),
                        row.getObject("creator_id", UUID.class),
                        row.getString("recipient"),
                        row.getString("selling_entity"),
                        row.getLong("credit_micros"),
                        row.getString("reason"),
                        row.getString("by_name"),
                        Sql.instant(row, "granted_at"),
                        Sql.optionalInstant(row, "expires_at")),
                LISTED_AT_MOST));
  }
}
