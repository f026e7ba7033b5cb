package io.kyodaku.plugin;

import io.kyodaku.plugin.ConfigurationCheck.FieldError;
import io.kyodaku.shared.CheckedSettings;
import io.kyodaku.shared.Fault;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** Turns settings into a plugin's configuration record, and what is wrong with them into words. */
final class Configurations {

  private static final int LONGEST_JSON = 256 << 10;

  private final Aside aside;
  private final int budget;

  Configurations(Aside aside, int budget) {
    this.aside = aside;
    this.budget = budget;
  }

  /** Holds settings against the fields, then against the record's own constructor. */
  ConfigurationCheck check(LoadedPlugin plugin, Breaker breaker, Map<String, ?> given) {
    List<FieldError> errors = new ArrayList<>();
    Map<String, Object> values = new SettingsReader(errors).read(plugin.settings().fields(), given);
    if (!errors.isEmpty()) {
      return new ConfigurationCheck.Invalid(errors);
    }
    try {
      List<FieldError> found = aside.call(budget, breaker, () -> faults(made(plugin, values)));
      return found.isEmpty()
          ? new ConfigurationCheck.Valid(JsonUtil.toJson(values))
          : new ConfigurationCheck.Invalid(found);
    } catch (Misbehaviour e) {
      return new ConfigurationCheck.Invalid(List.of(new FieldError("", Fault.said(e.text()))));
    }
  }

  /** What is built in can say more than its constructor does, and where. */
  private static List<FieldError> faults(Record settings) {
    return settings instanceof CheckedSettings checked
        ? checked.faults().stream()
            .map(fault -> new FieldError(fault.field(), fault.fault()))
            .toList()
        : List.of();
  }

  /**
   * The record of a contract's stored settings. Runs the plugin's code: belongs inside a watched
   * call.
   */
  Record instance(LoadedPlugin plugin, String json) throws Misbehaviour {
    List<FieldError> errors = new ArrayList<>();
    Map<String, Object> values =
        new SettingsReader(errors).read(plugin.settings().fields(), parse(json));
    if (!errors.isEmpty()) {
      FieldError first = errors.getFirst();
      throw new Misbehaviour(FailureKind.CONFIGURATION, first.field() + ": " + first.message());
    }
    return made(plugin, values);
  }

  private static Record made(LoadedPlugin plugin, Map<String, Object> values) throws Misbehaviour {
    try {
      return plugin.settings().instance(values);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      String why =
          thrown instanceof IllegalArgumentException ? thrown.getMessage() : Texts.describe(thrown);
      throw new Misbehaviour(FailureKind.CONFIGURATION, Texts.printable(String.valueOf(why)));
    } catch (ReflectiveOperationException e) {
      throw new Misbehaviour(FailureKind.CONFIGURATION, Texts.describe(e));
    }
  }

  private static Map<String, Object> parse(String json) throws Misbehaviour {
    if (json.length() > LONGEST_JSON) {
      throw new Misbehaviour(FailureKind.CONFIGURATION, "The configuration is too long");
    }
    try {
      return JsonUtil.parseJson(json);
    } catch (JoseException e) {
      throw new Misbehaviour(FailureKind.CONFIGURATION, "The configuration is no JSON object");
    }
  }
}
