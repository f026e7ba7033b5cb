package io.kyodaku.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.KyodakuPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every plugin keeps: it says who it is, is found, and starts with a valid configuration.
 *
 * <p>A plugin's test class implements this and, for each thing it offers, {@link
 * UsageTermsContract}, {@link PeriodTermsContract} or {@link PayoutScheduleContract}.
 *
 * @param <C> the plugin's configuration
 */
public interface PluginContract<C extends Record> {

  /** A new instance of the plugin. */
  KyodakuPlugin<C> newPlugin();

  /** Further configurations to hold the contract with; the default one is always among them. */
  default List<C> furtherConfigurations() {
    return List.of();
  }

  /** The default configuration and the further ones. */
  default List<C> configurations() {
    List<C> all = new ArrayList<>();
    all.add(newPlugin().defaultConfiguration());
    all.addAll(furtherConfigurations());
    return all;
  }

  @Test
  default void itSaysWhoItIs() {
    KyodakuPlugin<C> plugin = newPlugin();
    assertThat(plugin.id()).matches("[a-z][a-z0-9-]{2,63}");
    assertThat(plugin.version()).matches("[A-Za-z0-9.+-]{1,32}");
    assertThat(plugin.name()).matches("\\P{Cntrl}{1,80}");
    assertThat(plugin.apiVersion()).isEqualTo(KyodakuPlugin.API_VERSION);
  }

  @Test
  default void everyInstanceSaysTheSame() {
    KyodakuPlugin<C> one = newPlugin();
    KyodakuPlugin<C> other = newPlugin();
    assertThat(other.id()).isEqualTo(one.id());
    assertThat(other.version()).isEqualTo(one.version());
    assertThat(other.name()).isEqualTo(one.name());
    assertThat(other.offers()).isEqualTo(one.offers());
    assertThat(other.defaultConfiguration()).isEqualTo(one.defaultConfiguration());
  }

  @Test
  default void itIsFoundByTheServiceLoader() {
    ServiceLoader<?> found = ServiceLoader.load(KyodakuPlugin.class);
    assertThat(found.stream().map(provider -> provider.type().getName()))
        .contains(newPlugin().getClass().getName());
  }

  @Test
  default void whatItOffersIsHeldToItsContract() {
    assertThat(newPlugin().offers()).isNotEmpty();
    List<Capability> held =
        Stream.of(Capability.values())
            .filter(capability -> contractOf(capability).isInstance(this))
            .toList();
    assertThat(newPlugin().offers()).containsExactlyInAnyOrderElementsOf(held);
  }

  @Test
  default void itsConfigurationIsARecordOfSettings() {
    assertThat(ConfigurationShape.faultsOfType(newPlugin().defaultConfiguration().getClass()))
        .isEmpty();
  }

  @Test
  default void everyConfigurationStaysWithinItsRanges() {
    assertThat(configurations())
        .allSatisfy(
            configuration ->
                assertThat(ConfigurationShape.faultsOfValues(configuration)).isEmpty());
  }

  private static Class<?> contractOf(Capability capability) {
    return switch (capability) {
      case USAGE_TERMS -> UsageTermsContract.class;
      case PERIOD_TERMS -> PeriodTermsContract.class;
      case PAYOUT_SCHEDULE -> PayoutScheduleContract.class;
    };
  }
}
