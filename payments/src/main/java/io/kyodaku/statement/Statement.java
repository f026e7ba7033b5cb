package io.kyodaku.statement;

import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A closed statement.
 *
 * <p>It is born complete and never changes. It opens with what the one before carried, adds up its
 * lines, names what is payable in whole minor units and carries the rest.
 *
 * @param number counts a tenant's statements from 1
 * @param entity the selling entity that owes it
 * @param fromDate the period's first day in {@code zone}
 * @param toDate the day after its last
 * @param fromAt the period's first moment: where the one before ended
 * @param toAt the moment after its last
 * @param dueDate when it is paid
 * @param paidLater whether the schedule's condition to pay was not met, so that all is carried
 * @param tax by what it withholds
 */
public record Statement(
    UUID id,
    TenantId tenant,
    int number,
    UUID contractVersionId,
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
    long royaltyCount,
    boolean paidLater,
    Tax tax,
    Instant closedAt) {

  /**
   * What a statement goes by in matters of tax.
   *
   * @param profileId what the tenant said of itself and an operator confirmed; empty where nothing
   *     was
   * @param rateId by which it withholds, or withholds nothing; empty where nobody set one, or
   *     nothing is paid
   */
  public record Tax(Optional<UUID> profileId, Optional<UUID> rateId) {
    static final Tax NONE = new Tax(Optional.empty(), Optional.empty());
  }

  public Money payable() {
    return Money.ofMinor(payableMinor, currency);
  }

  /**
   * A line of a statement.
   *
   * @param territories where its usages are shown, as {@link #SEVERAL} or up to three countries
   *     joined by {@code |}; empty for other lines, and in statements that were closed before they
   *     said so
   * @param usages how many settled usages (or reversals of them) it adds up; 0 for other lines
   * @param baseMicros what the share, or a tax, was taken of; what is held, or a member's, where
   *     the line says that; 0 for other lines
   * @param amountMicros owed to the tenant; negative when taken off
   * @param entryId the entry that it settles; empty for royalties and a plugin's lines
   * @param text what the tenant reads; may be empty for royalties, which asset and use describe
   */
  public record Line(
      LineKind kind,
      Optional<UUID> assetId,
      Optional<Use> use,
      Optional<String> territories,
      long usages,
      long seconds,
      long baseMicros,
      long amountMicros,
      Optional<UUID> entryId,
      String text) {

    /** Stands for more than three territories. */
    public static final String SEVERAL = "+";

    /** Where its usages are shown, country by country; none where it does not say. */
    public List<String> countries() {
      return territories.filter(all -> !all.equals(SEVERAL)).stream()
          .flatMap(all -> Stream.of(all.split("\\|")))
          .toList();
    }

    /** A line that the terms plugin added, judged already. */
    static Line of(StatementLine line) {
      boolean isMembers = line.type() == LineType.MEMBER_SHARE;
      return new Line(
          LineKind.of(line.type()),
          line.assetId(),
          line.use().map(use -> Use.valueOf(use.name())),
          Optional.empty(),
          0,
          0,
          isMembers ? line.amountMicros() : 0,
          isMembers ? 0 : line.amountMicros(),
          Optional.empty(),
          line.text());
    }
  }
}
