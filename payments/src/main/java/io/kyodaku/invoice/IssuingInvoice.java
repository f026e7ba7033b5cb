package io.kyodaku.invoice;

import io.kyodaku.invoice.Invoice.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Split;
import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Issues documents in the transaction in which money came or went. The number is drawn last:
 * whoever draws one keeps others of the same seller waiting until it commits, and a transaction
 * that fails leaves no gap.
 */
public final class IssuingInvoice {

  private IssuingInvoice() {}

  private record Bought(
      UUID creatorId,
      String entity,
      String currency,
      String country,
      String name,
      String email,
      long creditMicros) {}

  /** For an order that was paid, once. */
  public static void invoice(
      Connection connection,
      UUID orderId,
      Money net,
      Money tax,
      List<Invoice.Tax> taxes,
      Clock clock)
      throws SQLException {
    if (ofOrder(connection, orderId).isEmpty()) {
      issue(connection, Kind.INVOICE, orderId, null, net, tax, taxes, clock);
    }
  }

  /**
   * For money of an order that went back, or came again, as often as it does. A purchase of before
   * there were invoices has none to correct.
   *
   * @param kind of a credit note
   */
  public static void creditNote(
      Connection connection,
      Kind kind,
      UUID orderId,
      UUID moneyBackId,
      Money net,
      Money tax,
      Clock clock)
      throws SQLException {
    Optional<UUID> corrected = ofOrder(connection, orderId);
    if (corrected.isPresent() && net.micros() + tax.micros() > 0) {
      issue(
          connection,
          kind,
          orderId,
          moneyBackId,
          net,
          tax,
          parts(taxes(connection, corrected.get(), net), net, tax),
          clock);
    }
  }

  private static Optional<UUID> ofOrder(Connection connection, UUID orderId) throws SQLException {
    return Sql.list(
            connection,
            "select id from invoice where order_id = ? and kind = 'INVOICE'",
            row -> row.getObject(1, UUID.class),
            orderId)
        .stream()
        .findFirst();
  }

  private static List<Invoice.Tax> taxes(Connection connection, UUID invoiceId, Money like)
      throws SQLException {
    return Sql.list(
        connection,
        "select * from invoice_tax where invoice_id = ? order by position",
        row -> Invoices.tax(row, like.currency()),
        invoiceId);
  }

  /** Of each rate its part, in whole minor units. */
  private static List<Invoice.Tax> parts(List<Invoice.Tax> whole, Money net, Money tax) {
    if (whole.isEmpty() || tax.micros() == 0) {
      return List.of();
    }
    List<Long> taxes = minorParts(tax, whole.stream().map(t -> t.tax().micros()).toList());
    List<Long> nets =
        minorParts(net, whole.stream().map(t -> Math.max(1, t.net().micros())).toList());
    List<Invoice.Tax> parts = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      Invoice.Tax of = whole.get(i);
      parts.add(
          new Invoice.Tax(
              of.name(),
              of.country(),
              of.ratePpm(),
              Money.ofMinor(nets.get(i), net.currency()),
              Money.ofMinor(taxes.get(i), tax.currency())));
    }
    return parts;
  }

  private static List<Long> minorParts(Money money, List<Long> weights) {
    return Split.byWeights(money.micros() / Money.microsPerMinor(money.currency()), weights);
  }

  private static void issue(
      Connection connection,
      Kind kind,
      UUID orderId,
      @Nullable UUID moneyBackId,
      Money net,
      Money tax,
      List<Invoice.Tax> taxes,
      Clock clock)
      throws SQLException {
    Bought bought = bought(connection, orderId);
    Seller seller = Sellers.find(connection, bought.entity());
    UUID id = Ids.next();
    long minor = Money.microsPerMinor(net.currency());
    Sql.execute(
        connection,
        """
        with drawn as (
          insert into invoice_series as s (selling_entity, last_number) values (?, 1)
          on conflict (selling_entity) do update set last_number = s.last_number + 1 returning last_number)
        insert into invoice (id, selling_entity, number, kind, order_id, money_back_id, creator_id, seller_name, seller_address,
          seller_country, seller_registration, seller_contact, buyer_name, buyer_email, buyer_country, credit_micros, currency,
          net_minor, tax_minor, issued_at)
        select ?, ?, last_number, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from drawn
        """,
        bought.entity(),
        id,
        bought.entity(),
        kind,
        orderId,
        moneyBackId,
        bought.creatorId(),
        seller.name(),
        seller.address(),
        seller.country(),
        seller.registration(),
        seller.contact(),
        bought.name(),
        bought.email(),
        bought.country(),
        bought.creditMicros(),
        bought.currency(),
        net.micros() / minor,
        tax.micros() / minor,
        clock.instant());
    int position = 0;
    for (Invoice.Tax one : taxes) {
      Sql.execute(
          connection,
          """
          insert into invoice_tax (invoice_id, position, name, country, rate_ppm, net_minor, tax_minor)
          values (?, ?, ?, ?, ?, ?, ?)
          """,
          id,
          position++,
          one.name(),
          one.country(),
          one.ratePpm(),
          one.net().micros() / minor,
          one.tax().micros() / minor);
    }
  }

  private static Bought bought(Connection connection, UUID orderId) throws SQLException {
    return Sql.list(
            connection,
            """
            select o.*, coalesce(a.name, '') as name, coalesce(a.email, '') as email
            from purchase_order o join creator c on c.id = o.creator_id left join account a on a.id = c.account_id
            where o.id = ?
            """,
            row ->
                new Bought(
                    row.getObject("creator_id", UUID.class),
                    row.getString("selling_entity"),
                    row.getString("currency"),
                    Optional.ofNullable(row.getString("buyer_country")).orElse(""),
                    row.getString("name"),
                    row.getString("email"),
                    row.getLong("credit_micros")),
            orderId)
        .getFirst();
  }
}
