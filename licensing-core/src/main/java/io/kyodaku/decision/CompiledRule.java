package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.Obligation;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule as decisions read it: sets are bits, windows are instants, and what is no condition is not
 * looked at. Whoever says the same shares it.
 */
final class CompiledRule {

  private static final int UNKNOWN_AGE = Bits.of(AgeBand.UNKNOWN);

  private final Rule rule;
  private final String name;
  private final List<String> obligationCodes;
  private final int uses;
  private final int qualities;
  private final int ages;
  private final int secondsAtLeast;
  private final int secondsAtMost;
  private final @Nullable Territories territories;
  private final @Nullable Set<UUID> generators;
  private final @Nullable Set<UUID> creators;
  private final @Nullable Set<String> themes;
  private final @Nullable Set<String> themesNot;
  private final @Nullable Instant from;
  private final @Nullable Instant until;

  /**
   * @param name by which answers name it behind the place where it stands
   */
  CompiledRule(Rule rule, String name, ZoneId zone) {
    Conditions when = rule.conditions();
    this.rule = rule;
    this.name = name;
    obligationCodes =
        rule.obligations().stream().map(Obligation::code).distinct().sorted().toList();
    uses = Bits.ofCondition(when.uses());
    qualities = Bits.ofCondition(when.qualities());
    ages = Bits.ofCondition(when.ages());
    secondsAtLeast = when.secondsAtLeast().orElse(0);
    secondsAtMost = when.secondsAtMost().orElse(Integer.MAX_VALUE);
    territories = when.territories().isEverywhere() ? null : when.territories().covered();
    generators = when.generators().isEmpty() ? null : Set.copyOf(when.generators());
    creators = when.creators().isEmpty() ? null : Set.copyOf(when.creators());
    themes = when.themes().isEmpty() ? null : Set.copyOf(when.themes());
    themesNot = when.themesNot().isEmpty() ? null : Set.copyOf(when.themesNot());
    from = when.from().map(moment -> instant(moment, zone)).orElse(null);
    until = when.until().map(moment -> instant(moment, zone)).orElse(null);
  }

  /** A moment that a change of clocks skips is the first one after it. */
  private static Instant instant(LocalDateTime moment, ZoneId zone) {
    return moment.atZone(zone).toInstant();
  }

  /**
   * Whether all conditions but that of territories hold.
   *
   * @param tenantId whose rule it is
   */
  boolean speaksOf(Asked asked, UUID tenantId) {
    return (uses & asked.useBit()) != 0
        && (qualities & asked.qualityBit()) != 0
        && asked.seconds() >= secondsAtLeast
        && asked.seconds() <= secondsAtMost
        && (generators == null || generators.contains(asked.generatorId()))
        && (creators == null || creators.contains(asked.creatorAs(tenantId)))
        && holdsAt(asked.now())
        && (ages == Bits.ALL || holdsForAge(asked))
        && (themes == null || holdsForThemes(asked.themes(), themes, true))
        && (themesNot == null || holdsForThemes(asked.themes(), themesNot, false));
  }

  /** Whether it can speak of the use now, whatever else is asked. */
  boolean maySpeakOf(Use use, Instant now) {
    return (uses & Bits.of(use)) != 0 && holdsAt(now);
  }

  private boolean holdsAt(Instant now) {
    return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
  }

  private boolean holdsForAge(Asked asked) {
    int age = asked.ageBit();
    return (ages & age) != 0 || (age == UNKNOWN_AGE && rule.action() == Action.BLOCK);
  }

  private boolean holdsForThemes(@Nullable Set<String> given, Set<String> named, boolean wanted) {
    if (given == null) {
      return rule.action() == Action.BLOCK;
    }
    for (String theme : named) {
      if (given.contains(theme)) {
        return wanted;
      }
    }
    return !wanted;
  }

  /** Whether it asks for more than a use and a moment. */
  boolean isConditional() {
    return territories != null
        || qualities != Bits.ALL
        || ages != Bits.ALL
        || secondsAtLeast > 0
        || secondsAtMost < Integer.MAX_VALUE
        || generators != null
        || creators != null
        || themes != null
        || themesNot != null;
  }

  /** Where it holds of those; the same where it holds in all of them. */
  Territories in(Territories wanted) {
    return territories == null ? wanted : wanted.and(territories);
  }

  Rule rule() {
    return rule;
  }

  Conditions conditions() {
    return rule.conditions();
  }

  Action action() {
    return rule.action();
  }

  String name() {
    return name;
  }

  /** Of its obligations, in alphabetical order. */
  List<String> obligationCodes() {
    return obligationCodes;
  }

  /** When its window begins and when it has ended, as far as it has one. */
  List<Instant> edges() {
    return Stream.of(from, until).flatMap(Stream::ofNullable).toList();
  }
}
