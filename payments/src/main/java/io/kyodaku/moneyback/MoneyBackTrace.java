package io.kyodaku.moneyback;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * One refund or dispute for operators, from Stripe's events to the lines of statements: which
 * charge and purchase, which credits of its lot, which settlements those had paid, and whose
 * royalties were taken back with them.
 */
@Dependent
public class MoneyBackTrace {

  private static final int AT_MOST = 200;

  private final Sql admin;

  @Inject
  public MoneyBackTrace(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * How it stands.
   *
   * @param stripeId empty until Stripe has it
   * @param taken what Stripe has taken for it
   * @param booked whether lot and ledger say so
   * @param askedBy who asked for it here; empty where it came from Stripe
   */
  public record Case(
      UUID id,
      String kind,
      String status,
      String entity,
      Money amount,
      Money taken,
      Money fee,
      boolean booked,
      Optional<String> stripeId,
      String stripeStatus,
      String reason,
      String charge,
      Optional<Instant> dueBy,
      String askedBy,
      String askedFor,
      String note,
      Instant createdAt,
      UUID orderId,
      UUID creatorId,
      String creator,
      Lot lot) {}

  /** The purchase's lot as it is now, in microcredits. */
  public record Lot(
      UUID id,
      long credits,
      long available,
      long held,
      long due,
      long revoked,
      long burned,
      long owed) {}

  public Optional<Case> find(UUID id) {
    return admin.first(
        """
        select m.*, o.creator_id, coalesce(a.name, '') as creator, coalesce(b.name, '') as asked_by_name, l.id as lot,
          l.credits_micros, l.available_micros, l.held_micros, l.due_back_micros, l.revoked_micros, l.burned_micros,
          l.burned_back_micros
        from money_back m join purchase_order o on o.id = m.order_id join credit_lot l on l.order_id = o.id
        join creator c on c.id = o.creator_id left join account a on a.id = c.account_id
        left join account b on b.id = m.asked_by
        where m.id = ?
        """,
        MoneyBackTrace::read,
        id);
  }

  /** The one that Stripe knows by this id. */
  public Optional<UUID> ofStripe(String stripeId) {
    return admin.first(
        "select id from money_back where stripe_id = ?",
        row -> row.getObject(1, UUID.class),
        stripeId);
  }

  /** Something of a purchase that went back, or may. */
  public record OfOrder(UUID id, String kind, String status, Money amount, Instant at) {}

  /** The newest first; at most 200. */
  public List<OfOrder> ofOrder(UUID orderId) {
    return admin.list(
        "select * from money_back where order_id = ? order by created_at desc, id limit ?",
        row ->
            new OfOrder(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("status"),
                amount(row),
                Sql.instant(row, "created_at")),
        orderId,
        AT_MOST);
  }

  /** An event that told of it. */
  public record Told(String eventId, String type, String status, Instant at) {}

  /** The oldest first; at most 200. */
  public List<Told> events(Case about) {
    return admin.list(
        """
        select event_id, type, status, created_at from stripe_event
        where selling_entity = ? and object_id = ?
          and (type like 'charge.dispute.%' or type like 'refund.%' or type like 'radar.early\\_fraud\\_warning.%')
        order by created_at, received_at limit ?
        """,
        row ->
            new Told(
                row.getString("event_id"),
                row.getString("type"),
                row.getString("status"),
                Sql.instant(row, "created_at")),
        about.entity(),
        about.stripeId().orElse(""),
        AT_MOST);
  }

  /** What the lot paid of one settlement, and what of that went back by now. */
  public record Burned(UUID authorizationId, long burnedMicros, long backMicros) {}

  /** The latest first; at most 200. */
  public List<Burned> burns(Case about) {
    return admin.list(
        "select * from burn_back where lot_id = ? and back_micros > 0 order by authorization_id"
            + " desc limit ?",
        row ->
            new Burned(
                row.getObject("authorization_id", UUID.class),
                row.getLong("burned_micros"),
                row.getLong("back_micros")),
        about.lot().id(),
        AT_MOST);
  }

  /**
   * What an owner lost by it, or earned again.
   *
   * @param held what of it is taken from where it was held
   * @param statement where it stands; empty until the owner's next one is closed
   */
  public record Royalty(
      UUID authorizationId,
      UUID tenantId,
      String tenant,
      String asset,
      String kind,
      Money own,
      Money held,
      Instant at,
      Optional<Line> statement) {}

  /** A line of a statement. */
  public record Line(UUID statementId, int number, int position) {}

  /** In the order in which they were booked; at most 200. */
  public List<Royalty> royalties(Case about) {
    return admin.list(
        """
        select r.*, t.name as tenant, a.name as asset, s.statement_id, s.position, st.number
        from royalty r join tenant t on t.id = r.tenant_id join asset a on a.id = r.asset_id
        left join statement_royalty s on s.royalty_id = r.id left join statement st on st.id = s.statement_id
        where r.money_back_id = ? order by r.at, r.id limit ?
        """,
        MoneyBackTrace::royalty,
        about.id(),
        AT_MOST);
  }

  private static Royalty royalty(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    UUID statement = row.getObject("statement_id", UUID.class);
    return new Royalty(
        row.getObject("authorization_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("tenant"),
        row.getString("asset"),
        row.getString("kind"),
        new Money(row.getLong("royalty_micros"), currency),
        new Money(row.getLong("held_micros"), currency),
        Sql.instant(row, "at"),
        statement == null
            ? Optional.empty()
            : Optional.of(new Line(statement, row.getInt("number"), row.getInt("position"))));
  }

  private static Case read(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new Case(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("status"),
        row.getString("selling_entity"),
        amount(row),
        new Money(row.getLong("taken_micros"), currency),
        new Money(row.getLong("fee_micros"), currency),
        !row.getBoolean("to_book"),
        Optional.ofNullable(row.getString("stripe_id")),
        row.getString("stripe_status"),
        row.getString("stripe_reason"),
        row.getString("charge_id"),
        Sql.optionalInstant(row, "due_by"),
        row.getString("asked_by_name"),
        row.getString("asked_for"),
        row.getString("note"),
        Sql.instant(row, "created_at"),
        row.getObject("order_id", UUID.class),
        row.getObject("creator_id", UUID.class),
        row.getString("creator"),
        new Lot(
            row.getObject("lot", UUID.class),
            row.getLong("credits_micros"),
            row.getLong("available_micros"),
            row.getLong("held_micros"),
            row.getLong("due_back_micros"),
            row.getLong("revoked_micros"),
            row.getLong("burned_micros"),
            row.getLong("burned_back_micros")));
  }

  private static Money amount(ResultSet row) throws SQLException {
    return Money.ofMinor(
        row.getLong("amount_minor"), Currency.getInstance(row.getString("currency")));
  }
}
