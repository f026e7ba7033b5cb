package io.kyodaku.rule;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a contract lets be granted at most, whatever an owner's rules and its plugins say. What is
 * left empty is no bound.
 *
 * @param uses that may be granted; empty means each
 * @param secondsAtMost of one usage, from 1
 * @param feeFactorAtMostBps the most that a fee may be, in basis points of price per second ×
 *     seconds × share of the asset
 * @param usagesAMonth the most grants in one calendar month (UTC), from 1
 * @param generators that may be granted to; empty means any
 */
public record Bounds(
    Set<Use> uses,
    OptionalInt secondsAtMost,
    OptionalInt feeFactorAtMostBps,
    OptionalLong usagesAMonth,
    SortedSet<UUID> generators) {

  public static final int SECONDS_AT_MOST = 3_600;

  /** A thousand times the list price: more than any rule and plugin come to together. */
  public static final int FEE_FACTOR_BPS_AT_MOST = 10_000_000;

  public static final int GENERATORS_AT_MOST = 50;

  private static final String BETWEEN = ",";

  public static final Bounds NONE =
      new Bounds(
          Set.of(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          Collections.emptySortedSet());

  public Bounds {
    EnumSet<Use> inOrder = EnumSet.noneOf(Use.class);
    inOrder.addAll(uses);
    uses = Collections.unmodifiableSet(inOrder);
    generators = Collections.unmodifiableSortedSet(new TreeSet<>(generators));
    secondsAtMost.ifPresent(most -> require(most >= 1 && most <= SECONDS_AT_MOST, most));
    feeFactorAtMostBps.ifPresent(
        most -> require(most >= 0 && most <= FEE_FACTOR_BPS_AT_MOST, most));
    usagesAMonth.ifPresent(most -> require(most >= 1 && most <= Ceiling.LIMIT_AT_MOST, most));
  }

  private static void require(boolean holds, long bound) {
    if (!holds) {
      throw new IllegalArgumentException("no bound: " + bound);
    }
  }

  /**
   * As rows keep them.
   *
   * @param uses and {@code generators} as {@link #usesText} and {@link #generatorsText} give them
   */
  public static Bounds stored(
      String uses,
      @Nullable Integer seconds,
      @Nullable Integer feeFactorBps,
      @Nullable Long usagesAMonth,
      String generators) {
    return new Bounds(
        parts(uses).map(Use::valueOf).collect(Collectors.toSet()),
        seconds == null ? OptionalInt.empty() : OptionalInt.of(seconds),
        feeFactorBps == null ? OptionalInt.empty() : OptionalInt.of(feeFactorBps),
        usagesAMonth == null ? OptionalLong.empty() : OptionalLong.of(usagesAMonth),
        parts(generators).map(UUID::fromString).collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Stream<String> parts(String text) {
    return text.isEmpty() ? Stream.empty() : Arrays.stream(text.split(BETWEEN, -1));
  }

  /** Names with commas between, always in the same order; empty for each. */
  public String usesText() {
    return uses.stream().map(Use::name).collect(Collectors.joining(BETWEEN));
  }

  /** Ids with commas between, sorted; empty for any. */
  public String generatorsText() {
    return generators.stream().map(UUID::toString).collect(Collectors.joining(BETWEEN));
  }

  public boolean allows(Use use) {
    return uses.isEmpty() || uses.contains(use);
  }

  public boolean allows(UUID generator) {
    return generators.isEmpty() || generators.contains(generator);
  }

  /**
   * The most that a plugin may ask, in basis points of a list fee that a rule has multiplied
   * already.
   *
   * @param maxFeeBps what the contract lets it ask otherwise
   * @param useFactorBps what the list fee was multiplied by
   */
  public int maxFeeBps(int maxFeeBps, int useFactorBps) {
    if (feeFactorAtMostBps.isEmpty() || useFactorBps == 0) {
      return maxFeeBps;
    }
    long whole = 10_000;
    return (int) Math.min(maxFeeBps, feeFactorAtMostBps.getAsInt() * whole / useFactorBps);
  }

  /** The ceiling that the charges count by; empty where there is no such bound. */
  public Optional<Ceiling> ceiling() {
    return usagesAMonth.isPresent()
        ? Optional.of(
            new Ceiling(Ceiling.Per.EVERYBODY, Ceiling.Span.MONTH, usagesAMonth.getAsLong()))
        : Optional.empty();
  }
}
