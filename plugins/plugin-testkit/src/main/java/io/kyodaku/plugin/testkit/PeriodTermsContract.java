package io.kyodaku.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.PeriodTerms;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the terms of a period keep.
 *
 * @param <C> the plugin's configuration
 */
public interface PeriodTermsContract<C extends Record> extends PluginContract<C> {

  @Test
  default void linesAreOfTypesThatPluginsMayAddAndInTheCurrencyAskedFor() {
    everyPeriod(
        (terms, period) ->
            assertThat(terms.lines(period))
                .allSatisfy(
                    line -> {
                      assertThat(line.type().fromPlugins()).as("type %s", line.type()).isTrue();
                      assertThat(line.currency()).isEqualTo(period.currency());
                      assertThat(line.text())
                          .matches("\\P{Cntrl}{1," + StatementLine.MAX_TEXT + "}");
                    }));
  }

  @Test
  default void linesAreAboutThePeriodsOwnAssets() {
    everyPeriod(
        (terms, period) -> {
          Set<UUID> assets =
              period.totals().stream().map(UsageTotal::assetId).collect(Collectors.toSet());
          assertThat(terms.lines(period))
              .allSatisfy(
                  line ->
                      assertThat(line.assetId())
                          .matches(id -> id.map(assets::contains).orElse(true)));
        });
  }

  @Test
  default void aStatementGainsNoMoreLinesThanItMayHold() {
    everyPeriod(
        (terms, period) ->
            assertThat(terms.lines(period)).hasSizeLessThanOrEqualTo(PeriodTerms.MAX_LINES));
  }

  @Test
  default void theSamePeriodGainsTheSameLinesAgain() {
    everyPeriod((terms, period) -> assertThat(terms.lines(period)).isEqualTo(terms.lines(period)));
  }

  @Test
  default void theOrderOfPeriodsDoesNotMatter() {
    for (C configuration : configurations()) {
      PeriodTerms forwards = newPlugin().periodTerms(configuration);
      PeriodTerms backwards = newPlugin().periodTerms(configuration);
      List<PeriodFacts> periods = SampleFacts.periods();
      List<List<StatementLine>> inOrder = periods.stream().map(forwards::lines).toList();
      List<List<StatementLine>> reversed =
          periods.reversed().stream().map(backwards::lines).toList();
      assertThat(reversed.reversed()).isEqualTo(inOrder);
    }
  }

  private void everyPeriod(BiConsumer<PeriodTerms, PeriodFacts> check) {
    for (C configuration : configurations()) {
      PeriodTerms terms = newPlugin().periodTerms(configuration);
      SampleFacts.periods().forEach(period -> check.accept(terms, period));
    }
  }
}
