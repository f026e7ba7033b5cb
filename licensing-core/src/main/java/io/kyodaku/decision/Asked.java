package io.kyodaku.decision;

import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.CreatorAlias;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Theme;
import io.kyodaku.rule.Use;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, as rules are compared with it: one for each decision and for one thread. How old
 * the creator is, is looked up when the first rule wants to know.
 */
final class Asked {

  private final int useBit;
  private final int qualityBit;
  private final int seconds;
  private final UnaryOperator<UUID> creatorAs;
  private final UUID generatorId;
  private final Territories territories;
  private final @Nullable Set<String> themes;
  private final Instant now;
  private final Supplier<AgeBand> age;
  private @Nullable AgeBand known;

  Asked(Usage usage, UUID generatorId, Supplier<AgeBand> age, Instant now) {
    this(
        usage.use(),
        usage.quality(),
        usage.seconds(),
        tenant -> CreatorAlias.of(tenant, usage.creatorId()),
        generatorId,
        Territories.of(usage.territories()),
        usage.themes(),
        age,
        now);
  }

  /** What is remembered of it: of the creator no more than the age that was asked for then. */
  static Asked of(PastUsage past, Instant at) {
    return new Asked(
        past.use(),
        past.quality(),
        past.seconds(),
        tenant -> past.creatorAlias(),
        past.generatorId(),
        past.territories(),
        past.themes(),
        past::age,
        at);
  }

  private Asked(
      Use use,
      Quality quality,
      int seconds,
      UnaryOperator<UUID> creatorAs,
      UUID generatorId,
      Territories territories,
      Optional<Set<String>> themes,
      Supplier<AgeBand> age,
      Instant now) {
    this.useBit = Bits.of(use);
    this.qualityBit = Bits.of(quality);
    this.seconds = seconds;
    this.creatorAs = creatorAs;
    this.generatorId = generatorId;
    this.territories = territories;
    this.themes = themes.isPresent() ? tags(themes.get()) : null;
    this.now = now;
    this.age = age;
  }

  /** The same for another use. */
  Asked with(Use use) {
    return new Asked(this, Bits.of(use));
  }

  private Asked(Asked other, int useBit) {
    this.useBit = useBit;
    qualityBit = other.qualityBit;
    seconds = other.seconds;
    creatorAs = other.creatorAs;
    generatorId = other.generatorId;
    territories = other.territories;
    themes = other.themes;
    now = other.now;
    age = other.age;
    known = other.known;
  }

  /** Where one of them is no tag, it may mean anything: then none is known. */
  private static @Nullable Set<String> tags(Set<String> given) {
    if (given.isEmpty()) {
      return Set.of();
    }
    Set<String> tags = new TreeSet<>();
    for (String theme : given) {
      Optional<String> tag = Theme.of(theme);
      if (tag.isEmpty()) {
        return null;
      }
      tags.add(tag.get());
    }
    return tags;
  }

  int useBit() {
    return useBit;
  }

  int qualityBit() {
    return qualityBit;
  }

  int seconds() {
    return seconds;
  }

  UUID generatorId() {
    return generatorId;
  }

  /** As the tenant may know whoever asks. */
  UUID creatorAs(UUID tenantId) {
    return creatorAs.apply(tenantId);
  }

  Territories territories() {
    return territories;
  }

  /** Null where nobody gave any, which is not the same as none. */
  @Nullable Set<String> themes() {
    return themes;
  }

  Instant now() {
    return now;
  }

  /** The bit of what is known of the creator's age, be it that nothing is. */
  int ageBit() {
    if (known == null) {
      known = age.get();
    }
    return Bits.of(known);
  }

  /** What is known of it, where somebody wanted to know. */
  Optional<AgeBand> askedAge() {
    return Optional.ofNullable(known);
  }
}
