package io.kyodaku.portal.site;

import io.kyodaku.portal.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The countries of ISO 3166-1, by their names in the reader's language. */
@Named
@RequestScoped
public class CountryChoices {

  private final Language language;

  @Inject
  CountryChoices(Language language) {
    this.language = language;
  }

  /** For the container's proxy. */
  protected CountryChoices() {
    this(new Language());
  }

  /** One country. */
  public record Choice(String code, String name) {}

  public List<Choice> getAll() {
    Locale reader = language.getLocale();
    return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
        .map(code -> new Choice(code, Locale.of("", code).getDisplayCountry(reader)))
        .sorted(Comparator.comparing(Choice::name, Collator.getInstance(reader)))
        .toList();
  }
}
