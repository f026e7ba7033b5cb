package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.plugin.api.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plugin says its settings in the languages of those who set them. */
class SettingsInLanguagesTest {

  enum Pace {
    @Setting(label = "By month", in = @Setting.Words(language = "ja", label = "月ごと"))
    MONTHLY,
    YEARLY
  }

  record Step(
      @Setting(label = "Above", in = @Setting.Words(language = "ja", label = "超過")) long above) {}

  record Settings(
      @Setting(
              label = "Pace",
              help = "How often",
              in = {
                @Setting.Words(language = "ja", label = "間隔"),
                @Setting.Words(language = "zh-Hans", label = "间隔", help = "多久一次")
              })
          Pace pace,
      @Setting(label = "Steps") List<Step> steps) {}

  record Twice(
      @Setting(
              label = "Pace",
              in = {
                @Setting.Words(language = "ja", label = "一"),
                @Setting.Words(language = "ja", label = "二")
              })
          long pace) {}

  record NoLanguage(
      @Setting(label = "Pace", in = @Setting.Words(language = "no tag!", label = "x")) long pace) {}

  record NoLabel(
      @Setting(label = "Pace", in = @Setting.Words(language = "ja", label = " ")) long pace) {}

  private final List<SettingField> fields;

  SettingsInLanguagesTest() throws RejectedJar {
    fields = SettingsShape.of(new Settings(Pace.YEARLY, List.of(new Step(1)))).fields();
  }

  @Test
  void whoReadsALanguageSeesWhatIsSaidInIt() {
    SettingField japanese = fields.getFirst().in("ja-JP");
    assertThat(japanese.label()).isEqualTo("間隔");
    assertThat(japanese.help()).as("said without a language").isEqualTo("How often");
    assertThat(japanese.options()).containsExactly("MONTHLY", "YEARLY");
    assertThat(japanese.optionLabels()).containsExactly("月ごと", "YEARLY");
    assertThat(japanese.initial()).isEqualTo("YEARLY");
    assertThat(fields.getFirst().in("zh-CN").label()).isEqualTo("间隔");
    assertThat(fields.getFirst().in("zh-CN").help()).isEqualTo("多久一次");
    assertThat(fields.getLast().in("ja").fields().getFirst().label()).isEqualTo("超過");
  }

  @Test
  void othersSeeWhatIsSaidWithoutOne() {
    assertThat(fields.getFirst().in("fr").label()).isEqualTo("Pace");
    assertThat(fields.getFirst().optionLabels()).containsExactly("By month", "YEARLY");
    assertThat(fields.getLast().in("fr").fields().getFirst().label()).isEqualTo("Above");
  }

  @Test
  void whatIsSaidWrongIsNoPlugin() {
    for (Record wrong : List.of(new Twice(1), new NoLanguage(1), new NoLabel(1))) {
      assertThatThrownBy(() -> SettingsShape.of(wrong))
          .as(wrong.toString())
          .isInstanceOf(RejectedJar.class);
    }
  }
}
