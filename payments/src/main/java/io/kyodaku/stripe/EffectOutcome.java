package io.kyodaku.stripe;

/** What an event did. Only {@link Done} and {@link Deferred} keep what was written meanwhile. */
public sealed interface EffectOutcome {

  /**
   * It had its effect, or needed none.
   *
   * @param what for operators
   */
  record Done(String what) implements EffectOutcome {}

  /** It matters, but what it means is not built yet. */
  record Deferred(String why) implements EffectOutcome {}

  /** It can't take effect now; it is tried again. */
  record Later(String why) implements EffectOutcome {}

  /** It contradicts what we know, and no repetition mends that: an operator has to look. */
  record Unusable(String why) implements EffectOutcome {}
}
