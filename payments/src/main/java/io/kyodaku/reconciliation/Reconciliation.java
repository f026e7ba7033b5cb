package io.kyodaku.reconciliation;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.SellingEntity;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads how Stripe's balances and the books compare. Days are those of UTC. */
@Dependent
public class Reconciliation {

  public static final int PAGE_SIZE = 50;

  /** Days that are shown, the latest first. */
  public static final int DAYS_AT_MOST = 62;

  private static final int FETCH = 1_000;

  /** Whatever is not asked for is not looked at. */
  private static final String WHERE =
      """
       where (?::text is null or i.selling_entity = ?) and (?::text is null or i.currency = ?)
         and (?::date is null or (i.first_at at time zone 'UTC')::date = ?)
         and (?::text is null or i.state = ? or (? = 'OPEN' and i.state <> 'MATCHED'))
      """;

  private final Sql admin;
  private final Transactions transactions;

  @Inject
  public Reconciliation(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
    this.transactions = new Transactions(admin);
  }

  /** How the two sides of an item stand. */
  public enum State {
    /** Booked here, and so young that Stripe may tell of it yet. */
    WAITING,
    /** Both sides say the same. */
    MATCHED,
    /** Booked here, and Stripe has nothing of it. */
    MISSING_AT_STRIPE,
    /** It moved at Stripe, and nothing is booked here. */
    MISSING_HERE,
    /** Another amount, or in another currency's or entity's balance. */
    DIFFERING
  }

  /** What an item is about. */
  public enum About {
    PURCHASE,
    REFUND,
    DISPUTE,
    PAYOUT,
    /** What Stripe charges by itself. */
    FEE,
    /** Nothing that is known here. */
    OTHER
  }

  /**
   * Which items are asked for.
   *
   * @param state one of {@link State}, or {@link #OPEN}
   */
  public record Asked(
      Optional<String> entity,
      Optional<String> currency,
      Optional<LocalDate> day,
      Optional<String> state) {

    /** All that is not matched. */
    public static final String OPEN = "OPEN";

    private @Nullable Object[] values(Object... more) {
      List<@Nullable Object> values = new ArrayList<>();
      values.addAll(Collections.nCopies(2, entity.orElse(null)));
      values.addAll(Collections.nCopies(2, currency.orElse(null)));
      values.addAll(Collections.nCopies(2, day.map(Date::valueOf).orElse(null)));
      values.addAll(Collections.nCopies(3, state.orElse(null)));
      values.addAll(List.of(more));
      return values.toArray();
    }
  }

  /**
   * How many items are in which state, and what of them is suspended.
   *
   * @param day empty over all days
   * @param oursMicros booked as moved at Stripe
   * @param theirsMicros moved there, but for fees that are booked apart
   */
  public record Sum(
      Optional<LocalDate> day,
      SellingEntity entity,
      String currency,
      long matched,
      long waiting,
      long missingAtStripe,
      long missingHere,
      long differing,
      long oursMicros,
      long theirsMicros,
      long suspenseMicros) {

    /** Those that somebody has to look at. */
    public long open() {
      return missingAtStripe + missingHere + differing;
    }
  }

  /** What belongs together, from both sides; in micros, above zero what came in. */
  public record Item(
      UUID id,
      SellingEntity entity,
      String currency,
      String key,
      About about,
      Optional<UUID> subjectId,
      long oursMicros,
      long theirsMicros,
      long suspenseMicros,
      State state,
      Instant firstAt) {}

  /** How far an entity's balance is read and compared. */
  public record Reach(SellingEntity entity, Instant through, Optional<Instant> comparedAt) {}

  /** One of Stripe's balance transactions; {@code bookedFeeMicros} is booked apart as its fee. */
  public record Line(
      String stripeId,
      String type,
      String description,
      long amountMicros,
      long feeMicros,
      long netMicros,
      long bookedFeeMicros,
      Instant createdAt,
      Instant availableAt) {}

  public List<Reach> reaches() {
    return admin.list(
        "select selling_entity, through, compared_at from stripe_import order by 1",
        row ->
            new Reach(
                SellingEntity.valueOf(row.getString("selling_entity")),
                Sql.instant(row, "through"),
                Sql.optionalInstant(row, "compared_at")));
  }

  /** Over all days, by entity and currency; the state is not asked for. */
  public List<Sum> sums() {
    return admin.list(
        sums("null::date")
            + " group by i.selling_entity, i.currency order by i.selling_entity, i.currency",
        Reconciliation::sum);
  }

  /**
   * The latest {@value #DAYS_AT_MOST} rows of days, the latest first; the state is not asked for.
   */
  public List<Sum> days(Asked asked) {
    return admin.list(
        sums("(i.first_at at time zone 'UTC')::date")
            + WHERE
            + " group by 1, i.selling_entity, i.currency order by 1 desc, i.selling_entity,"
            + " i.currency limit ?",
        Reconciliation::sum,
        new Asked(asked.entity(), asked.currency(), asked.day(), Optional.empty())
            .values(DAYS_AT_MOST));
  }

  /** The latest first; one more than {@value #PAGE_SIZE}, where more follow. */
  public List<Item> items(Asked asked, int page) {
    return admin.list(
        "select i.* from reconciliation_item i"
            + WHERE
            + " order by i.first_at desc, i.id limit ? offset ?",
        Reconciliation::item,
        asked.values(PAGE_SIZE + 1, (long) page * PAGE_SIZE));
  }

  /** All of them, one after the other, the latest first. */
  public void each(Asked asked, Consumer<Item> take) {
    transactions.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select i.* from reconciliation_item i"
                      + WHERE
                      + " order by i.first_at desc, i.id")) {
            select.setFetchSize(FETCH);
            @Nullable Object[] values = asked.values();
            for (int n = 0; n < values.length; n++) {
              select.setObject(n + 1, values[n]);
            }
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                take.accept(item(row));
              }
            }
          }
          return true;
        });
  }

  public Optional<Item> find(UUID id) {
    return admin.first(
        "select i.* from reconciliation_item i where i.id = ?", Reconciliation::item, id);
  }

  /** Stripe's side of an item, the oldest first. */
  public List<Line> lines(Item item) {
    return admin.list(
        """
        select * from stripe_balance_transaction
        where key = ? and selling_entity = ? and currency = ? order by seq
        """,
        row ->
            new Line(
                row.getString("stripe_id"),
                row.getString("type"),
                row.getString("description"),
                row.getLong("amount_micros"),
                row.getLong("fee_micros"),
                row.getLong("net_micros"),
                row.getLong("booked_fee_micros"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "available_at")),
        item.key(),
        item.entity(),
        item.currency());
  }

  private static String sums(String day) {
    return "select "
        + day
        + """
           as day, i.selling_entity, i.currency,
          count(*) filter (where i.state = 'MATCHED') as matched, count(*) filter (where i.state = 'WAITING') as waiting,
          count(*) filter (where i.state = 'MISSING_AT_STRIPE') as missing_at_stripe,
          count(*) filter (where i.state = 'MISSING_HERE') as missing_here,
          count(*) filter (where i.state = 'DIFFERING') as differing,
          sum(i.ours_micros) as ours, sum(i.theirs_micros) as theirs, sum(i.suspense_micros) as suspense
        from reconciliation_item i
        """;
  }

  private static Sum sum(ResultSet row) throws SQLException {
    return new Sum(
        Optional.ofNullable(row.getDate("day")).map(Date::toLocalDate),
        SellingEntity.valueOf(row.getString("selling_entity")),
        row.getString("currency"),
        row.getLong("matched"),
        row.getLong("waiting"),
        row.getLong("missing_at_stripe"),
        row.getLong("missing_here"),
        row.getLong("differing"),
        row.getBigDecimal("ours").longValueExact(),
        row.getBigDecimal("theirs").longValueExact(),
        row.getBigDecimal("suspense").longValueExact());
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        row.getObject("id", UUID.class),
        SellingEntity.valueOf(row.getString("selling_entity")),
        row.getString("currency"),
        row.getString("key"),
        About.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getObject("subject_id", UUID.class)),
        row.getLong("ours_micros"),
        row.getLong("theirs_micros"),
        row.getLong("suspense_micros"),
        State.valueOf(row.getString("state")),
        Sql.instant(row, "first_at"));
  }
}
