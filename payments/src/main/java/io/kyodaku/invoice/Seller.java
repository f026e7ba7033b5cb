package io.kyodaku.invoice;

import java.time.ZoneId;
import java.util.Locale;

/**
 * A company that sells credits, as its invoices and its disclosure name it.
 *
 * @param entity its name among ours, such as {@code JP}
 * @param address in as many lines as it takes; empty where nobody has filled it in
 * @param registration under which it is registered for tax: Japan's qualified-invoice number, a VAT
 *     number; may be empty
 * @param contact where buyers reach it; may be empty
 * @param zone whose days its invoices are dated by
 */
public record Seller(
    String entity,
    String name,
    String address,
    String country,
    String registration,
    String contact,
    ZoneId zone) {

  /** One of which nothing was filled in. */
  static Seller unnamed(String entity) {
    String country =
        switch (entity) {
          case "EU" -> "DE";
          default -> entity.toUpperCase(Locale.ROOT);
        };
    return new Seller(entity, "Kyodaku " + entity, "", country, "", "", zoneOf(entity));
  }

  /** Whose days a company that sells counts by. */
  public static ZoneId zoneOf(String entity) {
    return switch (entity) {
      case "JP" -> ZoneId.of("Asia/Tokyo");
      case "US" -> ZoneId.of("America/New_York");
      default -> ZoneId.of("Europe/Berlin");
    };
  }

  /** Whether an invoice of it can say who issued it. */
  public boolean isNamed() {
    return !address.isEmpty();
  }
}
