package io.kyodaku.plugin;

import io.kyodaku.shared.Fault;
import java.util.List;

/** What came of checking settings. */
public sealed interface ConfigurationCheck {

  /**
   * The settings fit.
   *
   * @param json all of them, in the plugin's order and with defaults filled in: what a contract
   *     stores
   */
  record Valid(String json) implements ConfigurationCheck {}

  /** The settings do not fit. */
  record Invalid(List<FieldError> errors) implements ConfigurationCheck {

    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /**
   * What is wrong with one setting.
   *
   * @param field its key, {@code tiers[1].shareBps} inside a list, empty when it is about all of
   *     them
   * @param fault for the person who fills in the form, without control characters; where the plugin
   *     itself found it, in the plugin's own words
   */
  record FieldError(String field, Fault fault) {

    /** For people, in English. */
    public String message() {
      return fault.english();
    }
  }
}
