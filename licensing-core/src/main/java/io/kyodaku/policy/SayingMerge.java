package io.kyodaku.policy;

import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What two people said who began with the same: each part that only one of them changed is as that
 * one says. Each rule is a part of its own, told by its id, and so is their order.
 */
final class SayingMerge {

  private final Saying base;
  private final Saying theirs;
  private final Saying mine;
  private boolean conflict;

  private SayingMerge(Saying base, Saying theirs, Saying mine) {
    this.base = base;
    this.theirs = theirs;
    this.mine = mine;
  }

  /** Empty where both changed one part differently. */
  static Optional<Saying> of(Saying base, Saying theirs, Saying mine) {
    SayingMerge merge = new SayingMerge(base, theirs, mine);
    Saying merged = merge.merged();
    return merge.conflict ? Optional.empty() : Optional.of(merged);
  }

  private Saying merged() {
    Controls a = base.controls();
    Controls b = theirs.controls();
    Controls c = mine.controls();
    return new Saying(
        part(base.preset(), theirs.preset(), mine.preset()),
        new Controls(
            b.isEmpty() ? c.zone() : c.isEmpty() ? b.zone() : part(a.zone(), b.zone(), c.zone()),
            rules(a.rules(), b.rules(), c.rules()),
            part(a.guards(), b.guards(), c.guards()),
            part(a.ceilings(), b.ceilings(), c.ceilings())));
  }

  private <T> T part(T was, T they, T me) {
    if (they.equals(me) || me.equals(was)) {
      return they;
    }
    if (!they.equals(was)) {
      conflict = true;
    }
    return me;
  }

  /** Which rules there are and in which order is one part, as the first that speaks decides. */
  private List<Rule> rules(List<Rule> was, List<Rule> they, List<Rule> me) {
    List<String> order = part(ids(was), ids(they), ids(me));
    Map<String, Rule> before = byId(was);
    Map<String, Rule> others = byId(they);
    Map<String, Rule> mine = byId(me);
    // What one of them took away must not be what the other changed.
    before.forEach(
        (id, rule) -> {
          if (!order.contains(id)) {
            conflict |= !others.getOrDefault(id, rule).equals(rule);
            conflict |= !mine.getOrDefault(id, rule).equals(rule);
          }
        });
    return order.stream().map(id -> rule(before.get(id), others.get(id), mine.get(id))).toList();
  }

  private Rule rule(@Nullable Rule was, @Nullable Rule they, @Nullable Rule me) {
    if (they != null && me != null) {
      if (was != null) {
        return part(was, they, me);
      }
      conflict |= !they.equals(me);
    }
    return Objects.requireNonNull(they == null ? me : they);
  }

  private static List<String> ids(List<Rule> rules) {
    return rules.stream().map(Rule::id).toList();
  }

  private static Map<String, Rule> byId(List<Rule> rules) {
    Map<String, Rule> byId = new HashMap<>();
    rules.forEach(rule -> byId.put(rule.id(), rule));
    return byId;
  }
}
