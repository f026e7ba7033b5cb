package io.kyodaku.generation;

import io.kyodaku.rule.Use;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * Which of its usages a rightsholder asks for; what is empty is not asked.
 *
 * @param from the first day of UTC on which was asked
 * @param to the last
 * @param work where an asset is asked for, that alone counts
 * @param territory a country's code among those where the result is shown
 */
public record UsageQuestion(
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<UUID> work,
    Optional<UUID> asset,
    Optional<Use> use,
    Optional<String> territory,
    Optional<UUID> generator,
    Optional<AuthorizationStatus> state) {

  public static UsageQuestion all() {
    return new UsageQuestion(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether usages of one day can differ in whether they are asked for. */
  boolean isNarrow() {
    return work.isPresent()
        || asset.isPresent()
        || use.isPresent()
        || territory.isPresent()
        || generator.isPresent()
        || state.isPresent();
  }

  Instant since() {
    return from.map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC)).orElse(Instant.EPOCH);
  }

  /** Exclusive. */
  Optional<Instant> until() {
    return to.map(day -> day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
  }
}
