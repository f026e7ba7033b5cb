package io.kyodaku.contract;

import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.SettingField;
import io.kyodaku.plugin.api.Unit;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a plugin as a contract says them: by their labels in its language, and behind
 * them to the letter, since that is what binds. The labels are the jar's, which the contract names
 * by its hash, so that the same terms give the same text.
 */
final class SettingsInWords {

  private static final int MICRO_DIGITS = 6;
  private static final int BPS_DECIMALS = 2;

  private final PluginHost plugins;
  private final String language;

  /**
   * @param language BCP 47
   */
  SettingsInWords(PluginHost plugins, String language) {
    this.plugins = plugins;
    this.language = language;
  }

  /** Of a plugin that is not loaded, to the letter alone. */
  String write(PinnedPlugin pinned, Currency currency) {
    return plugins
        .settings(pinned.hash())
        .filter(fields -> !fields.isEmpty())
        .map(fields -> words(fields, pinned.configuration(), currency))
        .map(words -> words + " (" + pinned.configuration() + ")")
        .orElse(pinned.configuration());
  }

  private String words(List<SettingField> fields, String configuration, Currency currency) {
    try {
      return words(fields, JsonUtil.parseJson(configuration), currency, "; ");
    } catch (JoseException e) {
      throw new IllegalStateException("the plugin's host wrote no JSON", e);
    }
  }

  private String words(
      List<SettingField> fields, Map<?, ?> values, Currency currency, String apart) {
    return fields.stream()
        .map(field -> field.in(language))
        .map(field -> field.label() + ": " + value(field, values.get(field.key()), currency))
        .collect(Collectors.joining(apart));
  }

  private String value(SettingField field, @Nullable Object value, Currency currency) {
    return switch (value) {
      case Long number -> number(field.unit(), number, currency);
      case String option when field.type() == SettingField.Type.CHOICE -> label(field, option);
      case String text -> "“" + text + "”";
      case List<?> elements ->
          elements.stream()
              .map(
                  element -> "[" + words(field.fields(), (Map<?, ?>) element, currency, ", ") + "]")
              .collect(Collectors.joining(" "));
      case null, default -> String.valueOf(value);
    };
  }

  private static String label(SettingField field, String option) {
    int index = field.options().indexOf(option);
    return index < 0 ? option : field.optionLabels().get(index);
  }

  private static String number(Unit unit, long number, Currency currency) {
    return switch (unit) {
      case BASIS_POINTS -> decimal(number, BPS_DECIMALS) + " %";
      case MONEY_MICROS -> decimal(number, MICRO_DIGITS) + " " + currency;
      default -> String.valueOf(number);
    };
  }

  private static String decimal(long number, int digits) {
    return BigDecimal.valueOf(number, digits).stripTrailingZeros().toPlainString();
  }
}
