package io.kyodaku.policy;

import io.kyodaku.rule.Action;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where rules that allow what was asked go among an asset's own. */
final class AllowingLike {

  private static final Pattern OWN_RULE =
      Pattern.compile("(asset|work|tenant):([0-9a-f-]{36}):rule:([a-z0-9]+)");

  private AllowingLike() {}

  /** Where an owner's own rule stands, by what answers call it. */
  record Place(Level level, String ruleId) {}

  /** Empty for a preset's rule. */
  static Optional<Place> place(String rule) {
    Matcher own = OWN_RULE.matcher(rule);
    if (!own.matches()) {
      return Optional.empty();
    }
    UUID subject = UUID.fromString(own.group(2));
    Level level =
        switch (own.group(1)) {
          case "asset" -> new Level.OfAsset(subject);
          case "work" -> new Level.OfWork(subject);
          default -> new Level.OfTenant();
        };
    return Optional.of(new Place(level, own.group(3)));
  }

  /**
   * @param now what is said of the asset
   * @param asking what answers call the rule that asked
   */
  static Controls in(Controls now, List<Rule> added, String asking) {
    List<Rule> rules = new ArrayList<>(now.rules());
    for (Rule rule : added) {
      if (!joins(rules, rule)) {
        rules.add(indexOf(rules, asking), rule);
      }
    }
    return new Controls(now.zone(), rules, now.guards(), now.ceilings());
  }

  private static boolean joins(List<Rule> rules, Rule added) {
    for (int i = 0; i < rules.size(); i++) {
      if (saysTheSameForOthers(rules.get(i), added)) {
        rules.set(i, together(rules.get(i), added.conditions().creators()));
        return true;
      }
    }
    return false;
  }

  /** Whether one that blocks stands before the rule that asked. */
  static boolean blocksBefore(List<Rule> rules, String asking) {
    for (Rule rule : rules) {
      if (place(asking).filter(at -> at.ruleId().equals(rule.id())).isPresent()) {
        return false;
      }
      if (rule.action() == Action.BLOCK) {
        return true;
      }
    }
    return false;
  }

  private static int indexOf(List<Rule> rules, String asking) {
    Optional<Place> place = place(asking).filter(at -> at.level() instanceof Level.OfAsset);
    for (int i = 0; i < rules.size(); i++) {
      if (place.isPresent() && rules.get(i).id().equals(place.get().ruleId())) {
        return i;
      }
    }
    return rules.size();
  }

  private static boolean saysTheSameForOthers(Rule present, Rule allowing) {
    return !present.conditions().creators().isEmpty()
        && !allowing.conditions().creators().isEmpty()
        && present.action() == allowing.action()
        && present.factorBps().equals(allowing.factorBps())
        && present.obligations().equals(allowing.obligations())
        && forAnybody(present).equals(forAnybody(allowing));
  }

  private static Conditions forAnybody(Rule rule) {
    return rule.conditions().with(Collections.emptySortedSet());
  }

  private static Rule together(Rule present, SortedSet<UUID> others) {
    SortedSet<UUID> creators = new TreeSet<>(present.conditions().creators());
    creators.addAll(others);
    return new Rule(
        present.id(),
        present.name(),
        present.action(),
        present.conditions().with(creators),
        present.factorBps(),
        present.obligations());
  }
}
