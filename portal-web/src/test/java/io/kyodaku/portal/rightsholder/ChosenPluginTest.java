package io.kyodaku.portal.rightsholder;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.contract.PinnedPlugin;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.SettingField;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A new version of a contract begins with the plugin that is agreed, as far as there is one. */
class ChosenPluginTest {

  private static final Optional<PinnedPlugin> BOUND =
      Optional.of(new PinnedPlugin("month-end", "hash-1.2", "{\"months\": 3}"));
  private static final SettingField MONTHS =
      new SettingField(
          "months",
          "Months",
          "",
          SettingField.Type.NUMBER,
          Unit.NUMBER,
          0,
          9,
          List.of(),
          List.of(),
          1L,
          List.of(),
          Map.of(),
          false);

  private final ChosenPlugin chosen = new ChosenPlugin();

  @Test
  void theSameJarIsChosenWithTheSettingsThatAreAgreed() {
    assertThat(begin(jar("month-end", "1.10"), jar("month-end", "1.2"), jar("other", "1.3")))
        .isEqualTo(ChosenPlugin.Beginning.THE_SAME);
    assertThat(chosen.getHash()).isEqualTo("hash-1.2");
    assertThat(chosen.getSettings().getInputs().getFirst().getTyped()).isEqualTo("3");
    assertThat(chosen.choice().hash()).isEqualTo("hash-1.2");
  }

  @Test
  void elseItIsTheNewestVersionByItsNumbersAndItIsSaid() {
    assertThat(begin(jar("month-end", "1.10"), jar("month-end", "1.9"), jar("month-end", "latest")))
        .isEqualTo(ChosenPlugin.Beginning.ANOTHER_VERSION);
    assertThat(chosen.getHash()).isEqualTo("hash-1.10");
    assertThat(chosen.getSettings().getInputs().getFirst().getTyped()).isEqualTo("3");
  }

  @Test
  void whatIsGoneGivesWayToTheStandardAndItIsSaid() {
    assertThat(begin(jar("other", "1.2.3"))).isEqualTo(ChosenPlugin.Beginning.GONE);
    assertThat(chosen.getHash()).isEqualTo(PluginPin.STANDARD_HASH);
    assertThat(chosen.getSettings().getInputs()).isEmpty();
  }

  @Test
  void theStandardStaysTheStandard() {
    assertThat(
            chosen.begin(
                Optional.empty(),
                List.of(jar("month-end", "1.2")),
                hash -> Optional.of(List.of(MONTHS))))
        .isEqualTo(ChosenPlugin.Beginning.THE_SAME);
    assertThat(chosen.getHash()).isEqualTo(PluginPin.STANDARD_HASH);
  }

  private ChosenPlugin.Beginning begin(PluginInfo... choices) {
    return chosen.begin(BOUND, List.of(choices), hash -> Optional.of(List.of(MONTHS)));
  }

  private static PluginInfo jar(String id, String version) {
    return new PluginInfo(
        "hash-" + version, id, version, 1, "Some plugin", Set.of(Capability.PAYOUT_SCHEDULE));
  }
}
