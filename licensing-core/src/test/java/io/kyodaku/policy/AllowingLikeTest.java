package io.kyodaku.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.rule.Action;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Guards;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.Use;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where a rule that allows what was asked goes. */
class AllowingLikeTest {

  private static final UUID ASSET = new UUID(0, 1);
  private static final UUID ANN = new UUID(0, 2);
  private static final UUID BOB = new UUID(0, 3);
  private static final String ASKING = "asset:" + ASSET + ":rule:asking";

  private static Rule rule(String id, Action action, UUID... creators) {
    Conditions conditions = Conditions.ofUse(Use.SHARED);
    return new Rule(
        id,
        id,
        action,
        conditions.with(new TreeSet<>(List.of(creators))),
        OptionalInt.empty(),
        List.of());
  }

  private static Controls controls(Rule... rules) {
    return new Controls(ZoneOffset.UTC, List.of(rules), Guards.NONE, List.of());
  }

  private static List<String> ids(Controls controls) {
    return controls.rules().stream().map(Rule::id).toList();
  }

  /** What blocks before the asking goes on blocking. */
  @Test
  void itStandsJustBeforeTheRuleThatAsked() {
    Controls now =
        controls(rule("no", Action.BLOCK), rule("asking", Action.ASK), rule("later", Action.ALLOW));
    assertThat(ids(AllowingLike.in(now, List.of(rule("new", Action.ALLOW, ANN)), ASKING)))
        .containsExactly("no", "new", "asking", "later");
  }

  @Test
  void itStandsBehindTheOthersWhereAnotherLevelAsked() {
    Controls now = controls(rule("no", Action.BLOCK));
    for (String asking :
        List.of("tenant:" + ASSET + ":rule:asking", "asset:" + ASSET + ":ASK:SHARED")) {
      assertThat(ids(AllowingLike.in(now, List.of(rule("new", Action.ALLOW)), asking)))
          .containsExactly("no", "new");
    }
  }

  /** Read behind the asset's rules, it would no longer be read for what is allowed there. */
  @Test
  void oneThatBlocksBeforeAWiderRuleThatAskedIsSeen() {
    List<Rule> wider = List.of(rule("no", Action.BLOCK), rule("asking", Action.ASK));
    String asking = "tenant:" + ASSET + ":rule:asking";
    assertThat(AllowingLike.blocksBefore(wider, asking)).isTrue();
    assertThat(AllowingLike.blocksBefore(wider.reversed(), asking)).isFalse();
    assertThat(AllowingLike.blocksBefore(wider.reversed(), "tenant:" + ASSET + ":ASK:SHARED"))
        .isTrue();
  }

  @Test
  void anotherCreatorIsAddedWhereTheSameIsSaidForSome() {
    Controls now = controls(rule("known", Action.ALLOW, ANN), rule("asking", Action.ASK));
    Controls then = AllowingLike.in(now, List.of(rule("new", Action.ALLOW, BOB)), ASKING);
    assertThat(ids(then)).containsExactly("known", "asking");
    assertThat(then.rules().getFirst().conditions().creators()).containsExactly(ANN, BOB);
  }

  @Test
  void aRuleForEverybodyIsNotAddedToOneForSome() {
    Controls now = controls(rule("known", Action.ALLOW, ANN), rule("asking", Action.ASK));
    assertThat(ids(AllowingLike.in(now, List.of(rule("new", Action.ALLOW)), ASKING)))
        .containsExactly("known", "new", "asking");
  }
}
