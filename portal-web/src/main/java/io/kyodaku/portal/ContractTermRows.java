package io.kyodaku.portal;

import io.kyodaku.contract.ContractTerms;
import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.PinnedPlugin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The terms of a contract version as rows, alone or against those of another version. */
@RequestScoped
public class ContractTermRows {

  private static final int HASH_SHOWN = 12;

  @Inject private PageErrors texts;
  @Inject private Formats formats;

  /**
   * One term.
   *
   * @param name in the reader's language; a plugin's setting has its own name
   * @param before in the other version; empty where that has none
   * @param after in this version; the same
   */
  public record Row(String name, String before, String after) {

    public boolean isChanged() {
      return !before.equals(after);
    }
  }

  public List<Row> between(ContractView before, ContractView after) {
    Map<String, String> old = written(before.terms());
    Map<String, String> now = written(after.terms());
    Set<String> names = new LinkedHashSet<>(now.keySet());
    names.addAll(old.keySet());
    return names.stream()
        .map(name -> new Row(name, old.getOrDefault(name, ""), now.getOrDefault(name, "")))
        .toList();
  }

  private Map<String, String> written(ContractTerms terms) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put(texts.text("contract.preset"), texts.text("contract.preset." + terms.preset()));
    rows.put(texts.text("col.entity"), terms.sellingEntity());
    rows.put(texts.text("field.currency"), terms.currency().getCurrencyCode());
    rows.put(
        texts.text("contract.share"),
        formats.percent(terms.shareBps())
            + " "
            + texts.text("contract.base." + terms.royaltyBase()));
    rows.put(
        texts.text("contract.chargebacks"),
        texts.text("contract.chargebacks." + terms.chargebackRisk()));
    rows.put(texts.text("contract.maxFee"), formats.percent(terms.maxFeeBps()));
    plugin(rows, texts.text("contract.terms"), terms.terms());
    plugin(rows, texts.text("contract.schedule"), terms.schedule());
    return rows;
  }

  private void plugin(Map<String, String> rows, String name, Optional<PinnedPlugin> plugin) {
    rows.put(
        name,
        plugin
            .map(pinned -> pinned.pluginId() + " · " + pinned.hash().substring(0, HASH_SHOWN))
            .orElse(texts.text("contract.standard")));
    plugin
        .map(ContractTermRows::settings)
        .orElse(Map.of())
        .forEach((setting, value) -> rows.put(name + " · " + setting, value));
  }

  /** Settings as they stand in the contract; what is no object is shown as it is. */
  private static Map<String, String> settings(PinnedPlugin plugin) {
    Map<String, String> settings = new LinkedHashMap<>();
    try (JsonReader reader = Json.createReader(new StringReader(plugin.configuration()))) {
      JsonObject all = reader.readObject();
      all.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(setting -> settings.put(setting.getKey(), plain(setting.getValue())));
    } catch (JsonException notAnObject) {
      settings.put("{}", plugin.configuration());
    }
    return settings;
  }

  private static String plain(JsonValue value) {
    return value instanceof JsonString text ? text.getString() : value.toString();
  }
}
