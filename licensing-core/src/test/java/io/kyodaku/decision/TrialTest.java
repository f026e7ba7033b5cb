package io.kyodaku.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Action;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What owners would say to usages of the past, against what was decided. */
class TrialTest {

  @Property(tries = 200)
  void asThingsStandEveryOwnerSaysWhatWasDecided(@ForAll long seed) {
    TestTrials trials = new TestTrials(seed);
    for (int i = 0; i < 20; i++) {
      TestTrials.Asked asked = trials.ask();
      Action strictest = Action.ALLOW;
      for (int tenant = 0; tenant < 2; tenant++) {
        Optional<OwnSay> say =
            trials
                .asThingsStand(tenant)
                .drafted()
                .say(trials.past(asked, tenant), TestTrials.NOW)
                .map(Trial.Answer::say);
        Action action = say.map(OwnSay::action).orElse(Action.ALLOW);
        strictest = action.compareTo(strictest) > 0 ? action : strictest;
      }
      assertThat(strictest).isEqualTo(action(asked.decision()));
    }
  }

  @Property(tries = 200)
  void aRefusalIsToldToTheOneOwnerWhoAloneBlocks(@ForAll long seed) {
    TestTrials trials = new TestTrials(seed);
    for (int i = 0; i < 20; i++) {
      TestTrials.Asked asked = trials.ask();
      Decided told = asked.told();
      assertThat(action(told.decision())).isEqualTo(action(asked.decision()));
      Optional<Concern> hangs = told.concern().get();
      List<Integer> blocking =
          Stream.of(0, 1).filter(tenant -> says(trials, asked, tenant) == Action.BLOCK).toList();
      assertThat(hangs.isPresent()).isEqualTo(blocking.size() == 1);
      if (hangs.isPresent()) {
        Concern concern = hangs.get();
        assertThat(concern.others()).isEqualTo(says(trials, asked, 1 - blocking.getFirst()));
        int tenant = concern.tenantId().equals(trials.tenant(0).value()) ? 0 : 1;
        assertThat(
                trials
                    .asThingsStand(tenant)
                    .present()
                    .say(trials.past(asked, tenant, concern), TestTrials.NOW)
                    .map(Trial.Answer::say))
            .contains(concern.own());
      }
    }
  }

  @Property(tries = 50)
  void aDraftSpeaksWhereNothingNarrowerDoes(@ForAll long seed) {
    TestTrials trials = new TestTrials(seed);
    for (int i = 0; i < 20; i++) {
      PastUsage past = trials.past(trials.ask(), 0);
      trials
          .drafted(0, PolicyPreset.CLOSED)
          .drafted()
          .say(past, TestTrials.NOW)
          .map(Trial.Answer::say)
          .filter(say -> say.action() != Action.BLOCK)
          .ifPresent(
              say ->
                  assertThat(say.claims())
                      .allSatisfy(claim -> assertThat(claim.ruleId()).startsWith("asset:")));
    }
  }

  private static Action says(TestTrials trials, TestTrials.Asked asked, int tenant) {
    return trials
        .asThingsStand(tenant)
        .present()
        .say(trials.past(asked, tenant), TestTrials.NOW)
        .map(answer -> answer.say().action())
        .orElse(Action.ALLOW);
  }

  private static Action action(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> Action.ALLOW;
      case Decision.NeedsApproval asked -> Action.ASK;
      case Decision.Refused refused -> Action.BLOCK;
    };
  }
}
