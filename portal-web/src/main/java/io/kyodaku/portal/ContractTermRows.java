package io.kyodaku.portal;

import io.kyodaku.contract.ContractTerms;
import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.PinnedPlugin;
import io.kyodaku.contract.Tenure;
import io.kyodaku.rule.Bounds;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The terms of a contract version as rows, alone or against those of another version. */
@RequestScoped
public class ContractTermRows {

  private static final int HASH_SHOWN = 12;
  private static final int BPS_DECIMALS = 4;

  @Inject private PageErrors texts;

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

  /** Of one version alone, in a language that need not be the reader's. */
  public List<Row> of(ContractView contract, UnaryOperator<String> words) {
    return written(contract.terms(), words).entrySet().stream()
        .map(term -> new Row(term.getKey(), "", term.getValue()))
        .toList();
  }

  public List<Row> between(ContractView before, ContractView after) {
    Map<String, String> old = written(before.terms(), texts::text);
    Map<String, String> now = written(after.terms(), texts::text);
    Set<String> names = new LinkedHashSet<>(now.keySet());
    names.addAll(old.keySet());
    return names.stream()
        .map(name -> new Row(name, old.getOrDefault(name, ""), now.getOrDefault(name, "")))
        .toList();
  }

  private static Map<String, String> written(ContractTerms terms, UnaryOperator<String> words) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put(words.apply("contract.preset"), words.apply("contract.preset." + terms.preset()));
    rows.put(words.apply("col.entity"), terms.sellingEntity());
    rows.put(words.apply("field.currency"), terms.currency().getCurrencyCode());
    rows.put(
        words.apply("contract.share"),
        percent(terms.shareBps()) + " " + words.apply("contract.base." + terms.royaltyBase()));
    rows.put(
        words.apply("contract.chargebacks"),
        words.apply("contract.chargebacks." + terms.chargebackRisk()));
    rows.put(words.apply("contract.maxFee"), percent(terms.maxFeeBps()));
    plugin(rows, words.apply("contract.terms"), terms.terms(), words);
    plugin(rows, words.apply("contract.schedule"), terms.schedule(), words);
    course(rows, terms, words);
    bounds(rows, terms.bounds(), words);
    promised(rows, terms, words);
    return rows;
  }

  private static void course(
      Map<String, String> rows, ContractTerms terms, UnaryOperator<String> words) {
    Tenure tenure = terms.tenure();
    rows.put(words.apply("contract.noticeDays"), String.valueOf(tenure.noticeDays()));
    rows.put(words.apply("contract.windDownDays"), String.valueOf(tenure.windDownDays()));
    rows.put(
        words.apply("contract.startsOn"),
        tenure.startsOn().map(LocalDate::toString).orElse(words.apply("contract.atOnce")));
    rows.put(
        words.apply("contract.exclusive"), words.apply("contract.exclusive." + terms.exclusive()));
  }

  private static void bounds(Map<String, String> rows, Bounds bounds, UnaryOperator<String> words) {
    String none = words.apply("contract.unbounded");
    rows.put(
        words.apply("contract.bound.uses"),
        joined(bounds.uses().stream().map(use -> words.apply("use." + use)), none));
    rows.put(
        words.apply("contract.bound.seconds"),
        bounds.secondsAtMost().isPresent()
            ? String.valueOf(bounds.secondsAtMost().getAsInt())
            : none);
    rows.put(
        words.apply("contract.bound.factor"),
        bounds.feeFactorAtMostBps().isPresent()
            ? BigDecimal.valueOf(bounds.feeFactorAtMostBps().getAsInt(), BPS_DECIMALS)
                .stripTrailingZeros()
                .toPlainString()
            : none);
    rows.put(
        words.apply("contract.bound.usages"),
        bounds.usagesAMonth().isPresent()
            ? String.valueOf(bounds.usagesAMonth().getAsLong())
            : none);
    rows.put(
        words.apply("contract.bound.generators"),
        joined(bounds.generators().stream().map(WireId.GENERATOR::format), none));
  }

  private static void promised(
      Map<String, String> rows, ContractTerms terms, UnaryOperator<String> words) {
    String none = words.apply("contract.notPromised");
    rows.put(
        words.apply("contract.guarantee"),
        money(terms.promised().guaranteeAYearMicros(), terms.currency(), none));
    rows.put(
        words.apply("contract.advance"),
        money(terms.promised().advanceMicros(), terms.currency(), none));
  }

  private static String money(OptionalLong micros, Currency currency, String none) {
    if (micros.isEmpty()) {
      return none;
    }
    return new Money(micros.getAsLong(), currency).major().toPlainString()
        + " "
        + currency.getCurrencyCode();
  }

  /** The same for every reader, as the contract's text has it. */
  private static String percent(int bps) {
    return BigDecimal.valueOf(bps, 2).stripTrailingZeros().toPlainString() + " %";
  }

  private static String joined(Stream<String> words, String none) {
    String all = words.collect(Collectors.joining(" · "));
    return all.isEmpty() ? none : all;
  }

  private static void plugin(
      Map<String, String> rows,
      String name,
      Optional<PinnedPlugin> plugin,
      UnaryOperator<String> words) {
    rows.put(
        name,
        plugin
            .map(pinned -> pinned.pluginId() + " · " + pinned.hash().substring(0, HASH_SHOWN))
            .orElse(words.apply("contract.standard")));
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
