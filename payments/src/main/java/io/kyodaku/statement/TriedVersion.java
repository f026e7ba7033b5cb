package io.kyodaku.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What statements came to by one version of a plugin, and would have by another.
 *
 * @param otherDays whose period would have ended or been due on another day
 * @param paidOtherwise that would have been paid when they were not, or the other way round
 * @param withoutLines that would not have closed for want of lines or of an answer to whether to
 *     pay
 * @param withoutPeriod that would have had no period
 */
public record TriedVersion(
    long statements,
    long otherDays,
    long paidOtherwise,
    List<OfCurrency> lines,
    Fault withoutLines,
    Fault withoutPeriod) {

  public TriedVersion {
    lines = List.copyOf(lines);
  }

  /**
   * The plugin's lines, in micros.
   *
   * @param changed of how many statements they are others
   */
  public record OfCurrency(
      Currency currency, long statements, long changed, long wasMicros, long wouldMicros) {}

  /**
   * @param first what was wrong first, for operators
   */
  public record Fault(long cases, Optional<String> first) {

    private static final Fault NONE = new Fault(0, Optional.empty());

    private Fault plus(String why) {
      return new Fault(cases + 1, Optional.of(first.orElse(why)));
    }
  }

  /** Adds statements up. */
  static final class Adding {

    private final Map<Currency, OfCurrency> lines = new HashMap<>();
    private long statements;
    private long otherDays;
    private long paidOtherwise;
    private Fault withoutLines = Fault.NONE;
    private Fault withoutPeriod = Fault.NONE;

    void statement() {
      statements++;
    }

    void otherDays() {
      otherDays++;
    }

    void paidOtherwise() {
      paidOtherwise++;
    }

    void noLines(String why) {
      withoutLines = withoutLines.plus(why);
    }

    void noPeriod(String why) {
      withoutPeriod = withoutPeriod.plus(why);
    }

    void lines(Currency currency, long was, long would) {
      @Nullable OfCurrency known = lines.get(currency);
      OfCurrency sum = known == null ? new OfCurrency(currency, 0, 0, 0, 0) : known;
      lines.put(
          currency,
          new OfCurrency(
              currency,
              sum.statements() + 1,
              sum.changed() + (was == would ? 0 : 1),
              Math.addExact(sum.wasMicros(), was),
              Math.addExact(sum.wouldMicros(), would)));
    }

    TriedVersion sum() {
      List<OfCurrency> sorted = new ArrayList<>(lines.values());
      sorted.sort(Comparator.comparing(line -> line.currency().getCurrencyCode()));
      return new TriedVersion(
          statements, otherDays, paidOtherwise, sorted, withoutLines, withoutPeriod);
    }
  }
}
