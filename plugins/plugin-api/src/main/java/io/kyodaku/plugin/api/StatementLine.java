package io.kyodaku.plugin.api;

import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of a statement.
 *
 * <p>As with {@link Fee}, amounts are not judged here: the host does that.
 *
 * @param type what the line is about
 * @param assetId the asset it is about, empty when it is about the whole period
 * @param use the use it is about, empty when it is about all
 * @param amountMicros in micros of {@code currency}; positive is owed to the tenant, negative taken
 *     off; of a {@link LineType#MEMBER_SHARE} what of that is the member's
 * @param currency the currency of the facts that were asked about
 * @param text what the tenant reads (of a {@link LineType#MEMBER_SHARE} the member's name), 1 to
 *     {@value #MAX_TEXT} characters without control characters
 */
public record StatementLine(
    LineType type,
    Optional<UUID> assetId,
    Optional<Use> use,
    long amountMicros,
    Currency currency,
    String text) {

  /** The longest text of a line, in UTF-16 units. */
  public static final int MAX_TEXT = 200;

  public StatementLine {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(assetId, "assetId");
    Objects.requireNonNull(use, "use");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(text, "text");
  }

  /** A line about the whole period. */
  public static StatementLine ofPeriod(
      LineType type, long amountMicros, Currency currency, String text) {
    return new StatementLine(
        type, Optional.empty(), Optional.empty(), amountMicros, currency, text);
  }

  /** A line about one asset and use of the period. */
  public static StatementLine ofTotal(
      LineType type, UsageTotal total, long amountMicros, Currency currency, String text) {
    return new StatementLine(
        type, Optional.of(total.assetId()), Optional.of(total.use()), amountMicros, currency, text);
  }
}
