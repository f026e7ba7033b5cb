package io.kyodaku.plugin;

import io.kyodaku.plugin.PluginAnswer.Answered;
import io.kyodaku.plugin.PluginAnswer.Failed;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.shared.TenantId;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One plugin in one contract, for one capability: the place in which it is asked, and what stands
 * around it.
 *
 * <p>A question goes to the plugin twice, the answers are compared and the answer is judged, all
 * while the watchdog looks. The plugin is the tenant's own ({@link Engagement}) and its terms are
 * made for this seat, so that nothing they hold leads from one tenant to another.
 *
 * @param <S> what the plugin offers here
 */
final class Seat<S> {

  private final TenantId tenant;
  private final PluginPin pin;
  private final Capability capability;
  private final Offer<S> offer;
  private final Surroundings around;
  private final Engagement engagement;
  private final Breaker breaker;
  private final Semaphore callers;
  private final PluginMeters.Meter meter;
  private volatile @Nullable Made<S> made;

  Seat(
      TenantId tenant,
      PluginPin pin,
      Capability capability,
      Offer<S> offer,
      Surroundings around,
      Engagement engagement,
      Semaphore callers) {
    this.tenant = tenant;
    this.pin = pin;
    this.capability = capability;
    this.offer = offer;
    this.around = around;
    this.engagement = engagement;
    this.breaker = engagement.breaker();
    this.callers = callers;
    this.meter = around.meters().of(pin.hash(), capability);
  }

  /**
   * Asks on the caller's thread, which costs least. A caller that gets stuck inside the JDK is
   * lost, so only few are let onto their own threads at once; who comes when all of these are taken
   * asks aside, where it can give up.
   */
  <A> PluginAnswer<A> ask(Question<S, A> question) {
    return ask(question, this::onCallersThread);
  }

  private <A> A onCallersThread(PluginCall<A> call) throws Misbehaviour {
    int budget = around.limits().fee();
    if (!callers.tryAcquire()) {
      return around.aside().call(budget, breaker, call);
    }
    try {
      return around.watchdog().call(budget, breaker, call);
    } finally {
      callers.release();
    }
  }

  /** Asks on a thread of its own, which is given up when it is stuck. */
  <A> PluginAnswer<A> askAside(Question<S, A> question) {
    return ask(question, call -> around.aside().call(around.limits().aside(), breaker, call));
  }

  private <A> PluginAnswer<A> ask(Question<S, A> question, Asking<A> asking) {
    if (!breaker.allows()) {
      meter.failed(FailureKind.SUSPENDED);
      around.meters().failed(tenant, pin.hash());
      return new Failed<>(
          FailureKind.SUSPENDED, "It failed too often and is not asked for a while");
    }
    try {
      LoadedPlugin plugin = engagement.plugin();
      makeTerms(plugin);
      A answer = timed(asking, () -> twice(plugin, question));
      breaker.succeeded();
      return new Answered<>(answer);
    } catch (Misbehaviour e) {
      if (isItsOwnFault(e.kind())) {
        breaker.failed();
      }
      meter.failed(e.kind());
      around.failed(tenant, pin.hash(), capability, e);
      return new Failed<>(e.kind(), e.text());
    }
  }

  private <A> A timed(Asking<A> asking, PluginCall<A> call) throws Misbehaviour {
    long begun = System.nanoTime();
    try {
      return asking.call(call);
    } finally {
      meter.took(System.nanoTime() - begun);
    }
  }

  /** Aside, the first time: a formula is compiled then, which takes longer than a fee may. */
  private void makeTerms(LoadedPlugin plugin) throws Misbehaviour {
    Made<S> known = made;
    if (known == null || !known.isBy(plugin)) {
      around.aside().call(around.limits().aside(), breaker, () -> terms(plugin));
    }
  }

  private <A> A twice(LoadedPlugin plugin, Question<S, A> question) throws Exception {
    S terms = terms(plugin);
    A answer = question.ask(terms);
    A again = question.ask(terms);
    if (answer == null || again == null) {
      throw new Misbehaviour(FailureKind.NULL, "It answered null");
    }
    if (!answer.equals(again)) {
      throw new Misbehaviour(FailureKind.INCONSISTENT, "Asked twice, it gave two answers");
    }
    question.judge(answer);
    return answer;
  }

  private S terms(LoadedPlugin plugin) throws Exception {
    Made<S> known = made;
    if (known != null && known.isBy(plugin)) {
      return known.terms();
    }
    S terms = offer.make(plugin, around.configurations().instance(plugin, pin.configuration()));
    if (terms == null) {
      throw new Misbehaviour(FailureKind.NULL, "It offers " + capability + " and gave null");
    }
    made = new Made<>(plugin, terms);
    return terms;
  }

  /** And not told to the breaker yet: the watchdog told it of a call that is late. */
  private static boolean isItsOwnFault(FailureKind kind) {
    return switch (kind) {
      case UNKNOWN, DISABLED, NOT_AVAILABLE, SUSPENDED, BUSY, SLOW -> false;
      case CONFIGURATION, THREW, NULL, INCONSISTENT, WRONG_CURRENCY, OUT_OF_BOUNDS -> true;
    };
  }

  /**
   * What is asked, and when an answer is good.
   *
   * @param <S> who is asked
   * @param <A> the answer
   */
  interface Question<S, A> {

    A ask(S terms) throws Misbehaviour;

    void judge(A answer) throws Misbehaviour;
  }

  /**
   * How a plugin's offer is made of its configuration.
   *
   * @param <S> the offer
   */
  interface Offer<S> {

    S make(LoadedPlugin plugin, Record configuration) throws Misbehaviour;
  }

  private record Made<S>(LoadedPlugin by, S terms) {

    /** By this very one: another of the same jar has other classes. */
    @SuppressWarnings("ReferenceEquality")
    boolean isBy(LoadedPlugin plugin) {
      return by == plugin;
    }
  }

  private interface Asking<A> {

    A call(PluginCall<A> call) throws Misbehaviour;
  }
}
