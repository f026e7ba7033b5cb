package io.kyodaku.contract;

import io.kyodaku.consent.Document;
import io.kyodaku.rule.Bounds;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Money;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the terms of a contract version as the text that people sign, in their language. The same
 * terms give the same text, letter for letter, so that its hash is what was signed; numbers are
 * written here and not by a locale's rules, which change between releases of Java.
 */
final class ContractText {

  static final List<String> LANGUAGES = List.of("en", "ja", "zh");

  private static final String BUNDLE = ContractText.class.getPackageName() + ".contract";
  static final String DOCUMENT = "rightsholder-contract";
  private static final int BPS_DECIMALS = 2;

  private final ResourceBundle texts;
  private final String language;
  private final BiFunction<PinnedPlugin, Currency, String> settings;
  private final Map<UUID, String> generators;

  /**
   * @param language one of {@link #LANGUAGES}
   * @param settings how a plugin's are written
   * @param generators by the names that they have now
   */
  ContractText(
      String language,
      BiFunction<PinnedPlugin, Currency, String> settings,
      Map<UUID, String> generators) {
    this.language = language;
    this.settings = settings;
    this.generators = generators;
    texts =
        ResourceBundle.getBundle(
            BUNDLE,
            Locale.forLanguageTag(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The primary language of a tag, if contracts are written in it. */
  static String language(FieldErrors errors, @Nullable String tag) {
    String language = Locale.forLanguageTag(tag == null ? "" : tag.strip()).getLanguage();
    if (!LANGUAGES.contains(language)) {
      errors.add("language", ContractFault.NO_CONTRACT_LANGUAGE, LANGUAGES);
    }
    return language;
  }

  Document write(Party rightsholder, int number, ContractTerms terms) {
    String text =
        String.join(
            "\n\n",
            line("title", number),
            parties(rightsholder, terms),
            line("scope"),
            share(terms),
            line("chargeback." + terms.chargebackRisk()),
            line("currency", terms.currency()),
            plugin("terms", terms.terms(), terms.currency(), times(terms.maxFeeBps())),
            plugin("schedule", terms.schedule(), terms.currency(), ""),
            line(terms.exclusive() ? "exclusive" : "nonexclusive"),
            bounds(terms.bounds()),
            line("receipts"),
            line("change"),
            line("notice", terms.tenure().noticeDays(), terms.tenure().windDownDays()),
            terms
                .tenure()
                .startsOn()
                .map(day -> line("signature.from", day))
                .orElseGet(() -> line("signature")));
    return new Document(DOCUMENT, String.valueOf(number), language, text + "\n");
  }

  private String parties(Party rightsholder, ContractTerms terms) {
    String platform = texts.getString("entity." + terms.sellingEntity());
    String preset = texts.getString("preset." + terms.preset());
    return rightsholder
        .details()
        .map(
            legal ->
                line(
                    "parties.known",
                    platform,
                    rightsholder.name(),
                    preset,
                    legal.legalName(),
                    legal.registrationNumber().isEmpty()
                        ? ""
                        : line("number", legal.registrationNumber()),
                    legal.address(),
                    legal.representative()))
        .orElseGet(() -> line("parties", platform, rightsholder.name(), preset));
  }

  /** What is promised beyond it is said where it is, so that nothing else is numbered anew. */
  private String share(ContractTerms terms) {
    List<String> said = new ArrayList<>();
    said.add(line("share." + terms.royaltyBase(), percent(terms.shareBps())));
    Promised promised = terms.promised();
    promised
        .guaranteeAYearMicros()
        .ifPresent(most -> said.add(line("promised.guarantee", money(most, terms.currency()))));
    promised
        .advanceMicros()
        .ifPresent(sum -> said.add(line("promised.advance", money(sum, terms.currency()))));
    return said.stream().reduce((one, next) -> line("then", one, next)).orElseThrow();
  }

  private static String money(long micros, Currency currency) {
    return new Money(micros, currency).major().toPlainString() + " " + currency.getCurrencyCode();
  }

  /** One sentence for each bound, or that there is none. */
  private String bounds(Bounds bounds) {
    List<String> said = new ArrayList<>();
    if (!bounds.uses().isEmpty()) {
      said.add(line("bounds.uses", listed(bounds.uses().stream().map(use -> "use." + use))));
    }
    bounds.secondsAtMost().ifPresent(most -> said.add(line("bounds.seconds", most)));
    bounds.feeFactorAtMostBps().ifPresent(most -> said.add(line("bounds.factor", times(most))));
    bounds.usagesAMonth().ifPresent(most -> said.add(line("bounds.usages", most)));
    if (!bounds.generators().isEmpty()) {
      said.add(
          line(
              "bounds.generators",
              bounds.generators().stream()
                  .map(id -> generators.getOrDefault(id, "?") + " (" + id + ")")
                  .reduce((one, next) -> line("and", one, next))
                  .orElseThrow()));
    }
    return said.isEmpty()
        ? line("bounds.none")
        : line(
            "bounds", said.stream().reduce((one, next) -> line("then", one, next)).orElseThrow());
  }

  private String listed(Stream<String> keys) {
    return keys.map(texts::getString).reduce((one, next) -> line("and", one, next)).orElseThrow();
  }

  private String plugin(
      String key, Optional<PinnedPlugin> plugin, Currency currency, String bound) {
    return plugin
        .map(
            pinned ->
                line(
                    key + ".plugin",
                    pinned.pluginId(),
                    pinned.hash(),
                    settings.apply(pinned, currency),
                    bound))
        .orElseGet(() -> line(key + ".standard"));
  }

  private String line(String key, Object... values) {
    Object[] words = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      words[i] = values[i].toString();
    }
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(words);
  }

  private static String percent(int bps) {
    return BigDecimal.valueOf(bps, BPS_DECIMALS).stripTrailingZeros().toPlainString() + " %";
  }

  private static String times(int bps) {
    return BigDecimal.valueOf(bps, 4).stripTrailingZeros().toPlainString();
  }
}
