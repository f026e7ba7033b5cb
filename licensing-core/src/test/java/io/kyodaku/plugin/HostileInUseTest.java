package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.PluginAnswer.Answered;
import io.kyodaku.plugin.PluginAnswer.Failed;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.testkit.HostileInUse;
import io.kyodaku.plugin.testkit.PluginSource;
import io.kyodaku.plugin.testkit.SamplePlugins;
import io.kyodaku.shared.TenantId;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileInUseTest {

  private static final Map<HostileInUse, FailureKind> KINDS = new EnumMap<>(HostileInUse.class);

  static {
    KINDS.put(HostileInUse.FEE_THROWS, FailureKind.THREW);
    KINDS.put(HostileInUse.FEE_OVERFLOWS_THE_STACK, FailureKind.THREW);
    KINDS.put(HostileInUse.FEE_RUNS_OUT_OF_MEMORY, FailureKind.THREW);
    KINDS.put(HostileInUse.FEE_THROWS_AN_ERROR_OF_ITS_OWN, FailureKind.THREW);
    KINDS.put(HostileInUse.FEE_CANT_BE_LINKED, FailureKind.THREW);
    KINDS.put(HostileInUse.FEE_IS_NULL, FailureKind.NULL);
    KINDS.put(HostileInUse.FEE_IS_NEGATIVE, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.FEE_IS_IN_ANOTHER_CURRENCY, FailureKind.WRONG_CURRENCY);
    KINDS.put(HostileInUse.FEE_IS_OVER_THE_BOUND, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.FEE_CHANGES, FailureKind.INCONSISTENT);
    KINDS.put(HostileInUse.FEE_IS_SLOW, FailureKind.SLOW);
    KINDS.put(HostileInUse.FEE_IS_ENDLESS, FailureKind.SLOW);
    KINDS.put(HostileInUse.FEE_STAYS_IN_THE_JDK, FailureKind.SLOW);
    KINDS.put(HostileInUse.LINES_THROW, FailureKind.THREW);
    KINDS.put(HostileInUse.LINES_OVERFLOW_THE_STACK, FailureKind.THREW);
    KINDS.put(HostileInUse.LINES_RUN_OUT_OF_MEMORY, FailureKind.THREW);
    KINDS.put(HostileInUse.LINES_THROW_AN_ERROR_OF_THEIR_OWN, FailureKind.THREW);
    KINDS.put(HostileInUse.LINES_CANT_BE_LINKED, FailureKind.THREW);
    KINDS.put(HostileInUse.LINES_ARE_NULL, FailureKind.NULL);
    KINDS.put(HostileInUse.LINES_HOLD_NULL, FailureKind.NULL);
    KINDS.put(HostileInUse.LINES_ARE_OF_ANOTHER_TYPE, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.LINES_ARE_IN_ANOTHER_CURRENCY, FailureKind.WRONG_CURRENCY);
    KINDS.put(HostileInUse.LINES_ARE_OVER_THE_BOUND, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.LINES_TAKE_MORE_THAN_WAS_EARNED, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.LINES_HOLD_CONTROL_CHARACTERS, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.LINES_ARE_ABOUT_ANOTHERS_ASSET, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.LINES_ARE_TOO_MANY, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.LINES_CHANGE, FailureKind.INCONSISTENT);
    KINDS.put(HostileInUse.LINES_NEVER_END, FailureKind.SLOW);
    KINDS.put(HostileInUse.LINES_ARE_ENDLESS, FailureKind.SLOW);
    KINDS.put(HostileInUse.LINES_STAY_IN_THE_JDK, FailureKind.SLOW);
    KINDS.put(HostileInUse.PERIOD_THROWS, FailureKind.THREW);
    KINDS.put(HostileInUse.PERIOD_OVERFLOWS_THE_STACK, FailureKind.THREW);
    KINDS.put(HostileInUse.PERIOD_RUNS_OUT_OF_MEMORY, FailureKind.THREW);
    KINDS.put(HostileInUse.PERIOD_THROWS_AN_ERROR_OF_ITS_OWN, FailureKind.THREW);
    KINDS.put(HostileInUse.PERIOD_CANT_BE_LINKED, FailureKind.THREW);
    KINDS.put(HostileInUse.PERIOD_IS_NULL, FailureKind.NULL);
    KINDS.put(HostileInUse.PERIOD_IS_ANOTHER, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.PERIODS_OVERLAP, FailureKind.INCONSISTENT);
    KINDS.put(HostileInUse.PERIOD_IS_TOO_LONG, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.PERIOD_CHANGES, FailureKind.INCONSISTENT);
    KINDS.put(HostileInUse.PERIOD_IS_ENDLESS, FailureKind.SLOW);
    KINDS.put(HostileInUse.DUE_DATE_IS_NULL, FailureKind.NULL);
    KINDS.put(HostileInUse.DUE_BEFORE_THE_END, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.DUE_FAR_TOO_LATE, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.LINES_GUARANTEE_LESS_THAN_NOTHING, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.LINES_ADVANCE_MORE, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.LINES_EARN_BACK_WHAT_WAS_NEVER_ADVANCED, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.LINES_GIVE_MEMBERS_MORE_THAN_THERE_IS, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.LINES_GIVE_MEMBERS_LESS_THAN_THERE_IS, FailureKind.OUT_OF_BOUNDS);
    KINDS.put(HostileInUse.PAYS_THROWS, FailureKind.THREW);
    KINDS.put(HostileInUse.PAYS_CHANGES, FailureKind.INCONSISTENT);
    KINDS.put(HostileInUse.PAYS_IS_ENDLESS, FailureKind.SLOW);
    KINDS.put(HostileInUse.ZONE_IS_NULL, FailureKind.NULL);
    KINDS.put(HostileInUse.ZONE_CHANGES, FailureKind.INCONSISTENT);
  }

  private final Hosts.MovableClock clock = new Hosts.MovableClock();
  private final PluginHost host = Hosts.host(new InMemoryPluginJars(), clock);
  private final TenantId victim = Hosts.tenant();
  private final TenantId bystander = Hosts.tenant();

  @AfterEach
  void stopWatching() {
    host.close();
  }

  @ParameterizedTest
  @EnumSource
  void aHostilePluginFailsClosedAndVisiblyForItsTenantAlone(HostileInUse hostile) {
    PluginPin bad = Hosts.seated(host, hostile.jar(), victim, bystander);
    PluginPin good = Hosts.seated(host, SamplePlugins.droppedIn("1.0.0"), bystander);

    PluginAnswer<?> answer = ask(victim, bad, hostile.capability());

    assertThat(answer).isInstanceOf(Failed.class);
    assertThat(((Failed<?>) answer).kind()).isEqualTo(KINDS.get(hostile));
    assertThat(host.lastFailures())
        .hasSize(1)
        .allSatisfy(
            failure -> {
              assertThat(failure.tenant()).isEqualTo(victim);
              assertThat(failure.hash()).isEqualTo(bad.hash());
              assertThat(failure.capability()).isEqualTo(hostile.capability());
              assertThat(failure.kind()).isEqualTo(KINDS.get(hostile));
              assertThat(failure.text()).isNotBlank();
            });
    assertThat(ask(bystander, good, hostile.capability())).isInstanceOf(Answered.class);
    assertThat(ask(victim, PluginPin.STANDARD, hostile.capability())).isInstanceOf(Answered.class);
    assertThat(host.isSuspended(bystander, bad.hash())).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"FEE_IS_SLOW", "FEE_IS_ENDLESS", "LINES_NEVER_END", "PERIOD_IS_ENDLESS"})
  void aLateAnswerSuspendsThePluginForThatTenantAtOnce(HostileInUse hostile) {
    PluginPin bad = Hosts.seated(host, hostile.jar(), victim, bystander);
    ask(victim, bad, hostile.capability());
    assertThat(host.isSuspended(victim, bad.hash())).isTrue();
    assertThat(host.isSuspended(bystander, bad.hash())).isFalse();
    PluginAnswer<?> next = ask(victim, bad, hostile.capability());
    assertThat(((Failed<?>) next).kind()).isEqualTo(FailureKind.SUSPENDED);
    // Its other capabilities go through the same breaker.
    assertThat(ask(victim, bad, Capability.PERIOD_TERMS)).isInstanceOf(Failed.class);
    // The bystander's first question is its own.
    Capability other =
        hostile.capability() == Capability.USAGE_TERMS
            ? Capability.PERIOD_TERMS
            : Capability.USAGE_TERMS;
    assertThat(ask(bystander, bad, other)).isInstanceOf(Answered.class);
  }

  @Test
  void failuresInARowSuspendAndAnAdminCanEndThat() {
    PluginPin bad = Hosts.seated(host, HostileInUse.FEE_THROWS.jar(), victim);
    for (int i = 0; i < 5; i++) {
      assertThat(host.isSuspended(victim, bad.hash())).isFalse();
      ask(victim, bad, Capability.USAGE_TERMS);
    }
    assertThat(host.isSuspended(victim, bad.hash())).isTrue();
    host.resume(victim, bad.hash());
    assertThat(host.isSuspended(victim, bad.hash())).isFalse();
    PluginAnswer<?> next = ask(victim, bad, Capability.USAGE_TERMS);
    assertThat(((Failed<?>) next).kind()).isEqualTo(FailureKind.THREW);
  }

  @Test
  void othersAreAnsweredWhileOneIsBeingEnded() {
    PluginPin endless = Hosts.seated(host, HostileInUse.FEE_IS_ENDLESS.jar(), victim);
    String loop =
        "long sum = 0; for (int i = 0; i < 100; i++) { sum += i; } return new Fee(sum,"
            + " facts.currency());";
    PluginPin looping =
        Hosts.seated(host, PluginSource.named("looping").fee(loop).jar(), bystander);
    CompletableFuture<PluginAnswer<?>> stuck =
        CompletableFuture.supplyAsync(() -> ask(victim, endless, Capability.USAGE_TERMS));
    do {
      assertThat(ask(bystander, looping, Capability.USAGE_TERMS)).isInstanceOf(Answered.class);
    } while (!stuck.isDone());
    assertThat(((Failed<?>) stuck.join()).kind()).isEqualTo(FailureKind.SLOW);
  }

  @ParameterizedTest
  @EnumSource(names = {"FEE_CANT_BE_LINKED", "FEE_OVERFLOWS_THE_STACK", "FEE_RUNS_OUT_OF_MEMORY"})
  void anErrorIsAFailureEachTime(HostileInUse hostile) {
    PluginPin bad = Hosts.seated(host, hostile.jar(), victim);
    for (int i = 0; i < 3; i++) {
      PluginAnswer<?> answer = ask(victim, bad, Capability.USAGE_TERMS);
      assertThat(((Failed<?>) answer).kind()).isEqualTo(FailureKind.THREW);
    }
  }

  @Test
  void whoeverIsInterruptedIsToldSoAndThePluginIsNotBlamed() {
    PluginPin good = Hosts.seated(host, SamplePlugins.droppedIn("1.0.0"), victim);
    for (Capability capability : Capability.values()) {
      Thread.currentThread().interrupt();
      PluginAnswer<?> answer = ask(victim, good, capability);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(((Failed<?>) answer).kind()).isEqualTo(FailureKind.BUSY);
    }
    assertThat(host.isSuspended(victim, good.hash())).isFalse();
    assertThat(ask(victim, good, Capability.PERIOD_TERMS)).isInstanceOf(Answered.class);
  }

  @Test
  void onlyTheLastFailuresAreKept() {
    PluginPin bad = Hosts.seated(host, HostileInUse.FEE_IS_NULL.jar(), victim);
    for (int i = 0; i < 300; i++) {
      host.resume(victim, bad.hash());
      ask(victim, bad, Capability.USAGE_TERMS);
    }
    assertThat(host.lastFailures()).hasSize(200);
  }

  private PluginAnswer<?> ask(TenantId tenant, PluginPin pin, Capability capability) {
    return switch (capability) {
      case USAGE_TERMS -> host.usageTerms(tenant, pin, Hosts.TEN_TIMES).fee(Hosts.USAGE);
      case PERIOD_TERMS ->
          host.periodTerms(tenant, pin).lines(Hosts.PERIOD, PeriodBounds.of(Hosts.PERIOD, 0));
      case PAYOUT_SCHEDULE ->
          host.schedule(tenant, pin).on(LocalDate.of(2026, 7, 15))
                  instanceof Failed<Scheduled> failed
              ? failed
              : host.schedule(tenant, pin).pays(Hosts.PAYABLE);
    };
  }
}
