package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Disputes, refunds and warnings, as the newest event of each tells of it: here operators see what
 * they mean, whose order it is, and what is recorded of it.
 */
@Dependent
public class MoneyBack {

  public static final int PAGE_SIZE = 25;

  private final Sql admin;

  @Inject
  public MoneyBack(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** What goes back, or may. */
  public enum Sort {
    DISPUTE("charge.dispute."),
    REFUND("refund."),
    /** A bank says that a payment may be fraud, before anybody disputes it. */
    WARNING("radar.early_fraud_warning.");

    private final String prefix;

    Sort(String prefix) {
      this.prefix = prefix;
    }

    private static Sort of(String type) {
      return Arrays.stream(values())
          .filter(sort -> type.startsWith(sort.prefix))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Of which order of ours. */
  public record Buyer(UUID orderId, UUID creatorId, String name) {}

  /**
   * One of them.
   *
   * @param eventId Stripe's, of the newest event
   * @param objectId Stripe's, of the dispute, refund or warning
   * @param state in Stripe's words
   * @param amount empty where it has none
   * @param reason in Stripe's words; may be empty
   * @param dueBy until when evidence can be handed in, for a dispute
   * @param recorded our id of what is booked of it; empty where nothing is
   * @param buyer empty where the payment is none of ours
   */
  public record Item(
      SellingEntity entity,
      String eventId,
      Sort sort,
      String objectId,
      String state,
      Optional<Money> amount,
      String reason,
      String charge,
      Instant at,
      Optional<Instant> dueBy,
      StripeInboxView.Status status,
      Optional<UUID> recorded,
      Optional<Buyer> buyer) {}

  private record Row(
      SellingEntity entity,
      String eventId,
      String type,
      String objectId,
      Instant at,
      StripeInboxView.Status status,
      Optional<UUID> recorded,
      EventPayload.Returned returned) {}

  /**
   * The newest first.
   *
   * @param page from 0, of {@link #PAGE_SIZE} and one more, which tells that there is another page
   */
  public List<Item> page(Optional<Sort> sort, int page) {
    List<Row> rows = rows(sort, page);
    Map<String, Buyer> buyers = buyers(rows);
    return rows.stream()
        .map(
            row ->
                new Item(
                    row.entity(),
                    row.eventId(),
                    Sort.of(row.type()),
                    row.objectId(),
                    row.returned().state(),
                    row.returned().amount(),
                    row.returned().reason(),
                    row.returned().charge(),
                    row.at(),
                    row.returned().dueBy(),
                    row.status(),
                    row.recorded(),
                    Optional.ofNullable(buyers.get(row.returned().paymentIntent()))))
        .toList();
  }

  /** Which, from the index alone; only of those that are shown is read what Stripe said. */
  private List<Row> rows(Optional<Sort> sort, int page) {
    String prefix = sort.map(s -> s.prefix).orElse("");
    return admin.list(
        """
        select e.selling_entity, e.object_id, e.event_id, e.type, e.created_at, e.status, e.payload, m.id as recorded
        from (
          select selling_entity, object_id, max(created_at) as newest from stripe_event
          where (type like 'charge.dispute.%' or type like 'refund.%' or type like 'radar.early\\_fraud\\_warning.%')
            and starts_with(type, ?) and object_id is not null
          group by selling_entity, object_id
          order by newest desc, object_id limit ? offset ?) shown
        cross join lateral (
          select * from stripe_event
          where selling_entity = shown.selling_entity and object_id = shown.object_id and created_at = shown.newest
            and (type like 'charge.dispute.%' or type like 'refund.%' or type like 'radar.early\\_fraud\\_warning.%')
            and starts_with(type, ?)
          order by received_at desc limit 1) e
        left join money_back m on m.stripe_id = e.object_id
        order by e.created_at desc, e.object_id
        """,
        row ->
            new Row(
                SellingEntity.valueOf(row.getString("selling_entity")),
                row.getString("event_id"),
                row.getString("type"),
                row.getString("object_id"),
                Sql.instant(row, "created_at"),
                StripeInboxView.Status.valueOf(row.getString("status")),
                Optional.ofNullable(row.getObject("recorded", UUID.class)),
                EventPayload.parse(row.getString("payload"))
                    .map(EventPayload::returned)
                    .orElse(EventPayload.Returned.NOTHING)),
        prefix,
        PAGE_SIZE + 1,
        (long) Math.max(page, 0) * PAGE_SIZE,
        prefix);
  }

  private Map<String, Buyer> buyers(List<Row> rows) {
    String intents =
        String.join(" ", rows.stream().map(row -> row.returned().paymentIntent()).toList());
    return admin
        .list(
            """
            select o.payment_intent, o.id, o.creator_id, coalesce(a.name, '') as name from purchase_order o
            join creator c on c.id = o.creator_id left join account a on a.id = c.account_id
            where o.payment_intent = any (string_to_array(?, ' '))
            """,
            row ->
                Map.entry(
                    row.getString("payment_intent"),
                    new Buyer(
                        row.getObject("id", UUID.class),
                        row.getObject("creator_id", UUID.class),
                        row.getString("name"))),
            intents)
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
