package io.kyodaku.portal.site;

import io.kyodaku.portal.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

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

  /** The same, after {@code *} for everywhere, and those that are chosen before the others. */
  public List<Choice> chosenFirst(Collection<String> chosen) {
    String everywhere =
        ResourceBundle.getBundle("io.kyodaku.portal.texts", language.getLocale())
            .getString("field.everywhere");
    List<Choice> choices = new ArrayList<>(getAll());
    choices.addFirst(new Choice("*", everywhere));
    choices.sort(Comparator.comparing(choice -> !chosen.contains(choice.code())));
    return choices;
  }
}
