package io.kyodaku.portal.rightsholder;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.SettingField;
import io.kyodaku.plugin.api.Unit;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plugin's settings as people type them. */
class PluginSettingsTest {

  private static final SettingField ABOVE =
      field("above", SettingField.Type.NUMBER, Unit.MONEY_MICROS, List.of(), "");
  private static final SettingField SHARE =
      field("shareBps", SettingField.Type.NUMBER, Unit.BASIS_POINTS, List.of(), "");
  private static final SettingField TIERS =
      field(
          "tiers",
          SettingField.Type.LIST,
          Unit.NUMBER,
          List.of(ABOVE, SHARE),
          List.of(Map.of("above", 1_500_000L, "shareBps", 7_000L)));
  private static final SettingField MINIMUM =
      field("minimum", SettingField.Type.NUMBER, Unit.MONEY_MICROS, List.of(), 250_000L);
  private static final SettingField NET =
      field("net", SettingField.Type.BOOLEAN, Unit.NUMBER, List.of(), true);
  private static final SettingField NOTE =
      field("note", SettingField.Type.TEXT, Unit.NUMBER, List.of(), "hi");

  private static final List<SettingField> FIELDS = List.of(TIERS, MINIMUM, NET, NOTE);

  private final PluginSettings settings =
      new PluginSettings("abc", FIELDS, JsonObject.EMPTY_JSON_OBJECT);

  @Test
  void theFormBeginsWithTheDefaultsAndMoneyInMajorUnits() {
    assertThat(settings.getInputs())
        .extracting(SettingInput::getTyped)
        .containsExactly("1.5, 7000", "0.25", null, "hi");
    assertThat(settings.getInputs().get(2).isChecked()).isTrue();
    assertThat(settings.choice().hash()).isEqualTo("abc");
    assertThat(settings.choice().settings())
        .isEqualTo(
            Map.of(
                "tiers",
                List.of(Map.of("above", 1_500_000L, "shareBps", "7000")),
                "minimum",
                250_000L,
                "net",
                true,
                "note",
                "hi"));
  }

  @Test
  void theFormBeginsWithWhatTheContractSays() {
    PluginSettings agreed =
        new PluginSettings(
            "abc",
            FIELDS,
            Json.createReader(
                    new StringReader(
                        """
                        {"tiers": [{"above": 2000000, "shareBps": 8000}, {"above": 30500000, "shareBps": 9000}],
                         "net": false, "note": "as agreed"}
                        """))
                .readObject());
    assertThat(agreed.getInputs())
        .extracting(SettingInput::getTyped)
        .containsExactly("2, 8000\n30.5, 9000", "0.25", null, "as agreed");
    assertThat(agreed.getInputs().get(2).isChecked()).isFalse();
  }

  @Test
  void aValueOfAnotherTypeGivesWayToThePluginsOwn() {
    PluginSettings older =
        new PluginSettings(
            "abc",
            FIELDS,
            Json.createReader(new StringReader("{\"tiers\": 3, \"net\": \"yes\"}")).readObject());
    assertThat(older.getInputs().getFirst().getTyped()).isEqualTo("1.5, 7000");
    assertThat(older.getInputs().get(2).isChecked()).isTrue();
  }

  @Test
  void whatIsNoAmountGoesToTheHostAsItIs() {
    settings.getInputs().getFirst().setTyped("many , 8000, 9\n\n3");
    settings.getInputs().get(1).setTyped(null);
    assertThat(settings.choice().settings().get("tiers"))
        .isEqualTo(
            List.of(
                Map.of("above", "many", "shareBps", "8000, 9"),
                Map.of("above", 3_000_000L, "shareBps", "")));
    assertThat(settings.choice().settings().get("minimum")).isEqualTo("");
  }

  @Test
  void whatIsWrongStandsBesideTheSettingThatItIsAbout() {
    List<FieldError> others =
        settings.show(
            "terms.",
            List.of(
                new FieldError("terms.tiers[0].above", "is no number."),
                new FieldError("terms.tiers", "is too long."),
                new FieldError("terms.unheardOf", "is unknown."),
                new FieldError("preset", "is missing.")),
            Fault::english);
    assertThat(others).extracting(FieldError::field).containsExactly("terms.unheardOf", "preset");
    assertThat(settings.getInputs().getFirst().getError()).isEqualTo("is no number. is too long.");
    assertThat(settings.getInputs().get(1).getError()).isNull();

    settings.show("terms.", List.of(), Fault::english);
    assertThat(settings.getInputs().getFirst().getError()).isNull();
  }

  private static SettingField field(
      String key, SettingField.Type type, Unit unit, List<SettingField> fields, Object initial) {
    return new SettingField(
        key, key, "", type, unit, 0, 100, List.of(), fields, initial, List.of(), Map.of(), false);
  }
}
