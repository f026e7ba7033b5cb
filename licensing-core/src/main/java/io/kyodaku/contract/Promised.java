package io.kyodaku.contract;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Money that the platform promises beyond the share of fees. Both are bounds for the plugin that
 * writes a statement's lines: it decides when a guarantee is due and how an advance is earned back.
 *
 * @param guaranteeAYearMicros the most that guarantees may add in one calendar year, in micros of
 *     the contract's currency, from 1
 * @param advanceMicros what is paid in advance over the contract's whole life, from 1; what earlier
 *     versions paid counts
 */
public record Promised(OptionalLong guaranteeAYearMicros, OptionalLong advanceMicros) {

  /** A billion of the major unit. */
  public static final long MICROS_AT_MOST = 1_000_000_000_000_000L;

  public static final Promised NOTHING = new Promised(OptionalLong.empty(), OptionalLong.empty());

  public Promised {
    require(guaranteeAYearMicros);
    require(advanceMicros);
  }

  private static void require(OptionalLong micros) {
    micros.ifPresent(
        amount -> {
          if (amount < 1 || amount > MICROS_AT_MOST) {
            throw new IllegalArgumentException("no promise: " + amount);
          }
        });
  }

  /** As rows keep them. */
  static Promised stored(@Nullable Long guaranteeAYear, @Nullable Long advance) {
    return new Promised(optional(guaranteeAYear), optional(advance));
  }

  private static OptionalLong optional(@Nullable Long micros) {
    return micros == null ? OptionalLong.empty() : OptionalLong.of(micros);
  }

  /** As a row keeps it. */
  static @Nullable Long row(OptionalLong micros) {
    return micros.isPresent() ? Long.valueOf(micros.getAsLong()) : null;
  }
}
