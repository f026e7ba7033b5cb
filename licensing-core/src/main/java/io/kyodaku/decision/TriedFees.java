package io.kyodaku.decision;

import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.ShadowPlugins;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.shared.TenantId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Fees of plugins that are on trial, which notes what they did wrong. Thread-safe. */
public final class TriedFees implements FeeSource {

  private final ShadowPlugins plugins;
  private final AtomicLong failures = new AtomicLong();
  private final AtomicReference<@Nullable String> first = new AtomicReference<>();

  public TriedFees(ShadowPlugins plugins) {
    this.plugins = plugins;
  }

  /**
   * @throws IllegalStateException when this server could not ask, which says nothing of the plugin
   */
  @Override
  public Answer fee(TermsPlugin terms, UsageFacts facts) {
    PluginAnswer<Fee> answer =
        plugins
            .usageTerms(
                new TenantId(terms.tenantId()),
                PluginPin.of(terms.hash(), terms.config()),
                terms.maxFeeBps())
            .fee(facts);
    return switch (answer) {
      case PluginAnswer.Answered<Fee>(Fee fee) -> new Agreed(fee.micros(), null);
      case PluginAnswer.Failed<Fee>(var kind, var text) -> {
        if (kind.isTheServers()) {
          throw new IllegalStateException("the plugin could not be asked: " + text);
        }
        String failure = kind + ": " + text;
        failures.incrementAndGet();
        first.compareAndSet(null, failure);
        yield new Failed(failure);
      }
    };
  }

  /** How often there was no fee within the contract's bounds. */
  public long failures() {
    return failures.get();
  }

  /** What was wrong first, for operators. */
  public Optional<String> firstFailure() {
    return Optional.ofNullable(first.get());
  }
}
