package io.kyodaku.generatorpay;

import io.kyodaku.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * A closed statement of a generator's compute, in the books of one selling entity and currency.
 *
 * <p>It is born complete and never changes. It opens with what the one before carried, adds up its
 * lines, names what is payable in whole minor units and carries the rest.
 *
 * @param number counts a generator's statements from 1
 * @param accountId the ledger account in which it is owed
 * @param entity the selling entity that owes it
 * @param fromDate the month's first day in {@code zone}
 * @param toDate the day after its last
 * @param toAt the moment after its last
 * @param dueDate when it is paid
 * @param usageCount how many usages it adds up
 * @param throughSeq the ledger's sequence number up to which everything of these books is on this
 *     statement or an earlier one
 */
public record GeneratorStatement(
    UUID id,
    UUID generatorId,
    int number,
    UUID accountId,
    String entity,
    Currency currency,
    ZoneId zone,
    LocalDate fromDate,
    LocalDate toDate,
    Instant fromAt,
    Instant toAt,
    LocalDate dueDate,
    Instant dueAt,
    long openingMicros,
    long linesMicros,
    long payableMinor,
    long carriedMicros,
    int lineCount,
    long usageCount,
    long throughSeq,
    Instant closedAt) {

  public Money payable() {
    return Money.ofMinor(payableMinor, currency);
  }

  /** What a line is about, in the order in which lines are read. */
  public enum LineKind {
    /** Compute of usages that were settled in the month. */
    COMPUTE,
    /** Compute of an earlier month that was booked after it had been closed. */
    BACKPAY,
    /** A payout that came back from the bank. */
    RETURNED_PAYOUT;

    /** Whether there are usages behind such a line. */
    public boolean addsUpUsages() {
      return this == COMPUTE || this == BACKPAY;
    }
  }

  /**
   * Under which version of the rate card.
   *
   * @param version counts a generator's cards from 1
   * @param quality STANDARD or PREMIUM
   * @param microsPerSecond what it asks for that quality, in microcredits
   */
  public record Rate(UUID cardId, int version, String quality, long microsPerSecond) {}

  /**
   * A line of a statement.
   *
   * @param rate empty for lines without usages
   * @param usages how many settled usages it adds up; one that was paid with credits of several
   *     currencies counts in each
   * @param seconds of these usages
   * @param amountMicros owed to the generator
   * @param entryId the entry that it settles; empty for compute
   * @param text for people; empty for compute
   */
  public record Line(
      LineKind kind,
      Optional<Rate> rate,
      long usages,
      long seconds,
      long amountMicros,
      Optional<UUID> entryId,
      String text) {}
}
