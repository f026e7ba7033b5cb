package io.kyodaku.portal;

import io.kyodaku.invoice.Seller;
import io.kyodaku.portal.PurchaseReceipt.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** What is said at the head of any statement's file, whomever it is of. */
final class StatementFacts {

  private StatementFacts() {}

  /**
   * Of which period a statement is, and when it is paid.
   *
   * @param toDate the day after the period's last
   */
  record Times(
      LocalDate fromDate,
      LocalDate toDate,
      ZoneId zone,
      Instant closedAt,
      LocalDate dueDate,
      Currency currency) {}

  /** The company with its address, or where it is while nobody has named it. */
  static Fact issuer(PageErrors texts, Seller seller, String entity) {
    return new Fact(
        texts.text("invoice.issuer"),
        seller.isNamed()
            ? Stream.concat(Stream.of(seller.name()), seller.address().lines())
                .filter(line -> !line.isBlank())
                .toList()
            : List.of(texts.text("rights.entity." + entity)));
  }

  static List<Fact> times(PageErrors texts, Formats formats, Times times) {
    return List.of(
        new Fact(
            texts.text("rights.statement.period"),
            List.of(
                formats.date(times.fromDate())
                    + " – "
                    + formats.date(times.toDate().minusDays(1))
                    + " ("
                    + times.zone()
                    + ")")),
        new Fact(texts.text("rights.statement.closed"), List.of(formats.instant(times.closedAt()))),
        new Fact(texts.text("rights.statement.due"), List.of(formats.date(times.dueDate()))),
        new Fact(texts.text("usages.file.currency"), List.of(times.currency().getCurrencyCode())));
  }
}
