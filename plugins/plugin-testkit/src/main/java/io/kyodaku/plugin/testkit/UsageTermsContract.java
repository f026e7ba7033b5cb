package io.kyodaku.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.api.UsageTerms;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * What the terms of a usage keep.
 *
 * @param <C> the plugin's configuration
 */
public interface UsageTermsContract<C extends Record> extends PluginContract<C> {

  @Test
  default void theFeeIsNeverNegativeAndInTheCurrencyAskedFor() {
    everyUsage(
        (terms, usage) -> {
          Fee fee = terms.fee(usage);
          assertThat(fee.micros()).as("fee of %s", usage).isNotNegative();
          assertThat(fee.currency()).isEqualTo(usage.currency());
        });
  }

  @Test
  default void theSameUsageCostsTheSameAgain() {
    everyUsage((terms, usage) -> assertThat(terms.fee(usage)).isEqualTo(terms.fee(usage)));
  }

  @Test
  default void theOrderOfUsagesDoesNotMatter() {
    for (C configuration : configurations()) {
      UsageTerms forwards = newPlugin().usageTerms(configuration);
      UsageTerms backwards = newPlugin().usageTerms(configuration);
      List<UsageFacts> usages = SampleFacts.usages();
      List<Fee> inOrder = usages.stream().map(forwards::fee).toList();
      List<Fee> reversed = usages.reversed().stream().map(backwards::fee).toList();
      assertThat(reversed.reversed()).isEqualTo(inOrder);
    }
  }

  @Test
  default void fewerSecondsNeverCostMore() {
    everyUsage(
        (terms, usage) -> {
          UsageFacts shorter = SampleFacts.withSeconds(usage, (usage.seconds() + 1) / 2);
          assertThat(terms.fee(shorter).micros()).isLessThanOrEqualTo(terms.fee(usage).micros());
        });
  }

  private void everyUsage(BiConsumer<UsageTerms, UsageFacts> check) {
    for (C configuration : configurations()) {
      UsageTerms terms = newPlugin().usageTerms(configuration);
      SampleFacts.usages().forEach(usage -> check.accept(terms, usage));
    }
  }
}
