package io.kyodaku.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The language that the reader chose, else the one that its browser asks for, else English. */
@Named
@RequestScoped
public class Language {

  static final String COOKIE = "language";

  private @Nullable Spoken told;

  /** One of the languages that the portal speaks. */
  public record Choice(String tag, String name, boolean current) {}

  private enum Spoken {
    ENGLISH("en", "English", Locale.ENGLISH),
    JAPANESE("ja", "日本語", Locale.JAPANESE),
    CHINESE("zh-Hans", "简体中文", Locale.SIMPLIFIED_CHINESE);

    private final String tag;
    private final String title;
    private final Locale locale;

    Spoken(String tag, String title, Locale locale) {
      this.tag = tag;
      this.title = title;
      this.locale = locale;
    }

    static Optional<Spoken> of(String tag) {
      String primary = Locale.forLanguageTag(tag).getLanguage();
      return Arrays.stream(values())
          .filter(spoken -> spoken.locale.getLanguage().equals(primary))
          .findFirst();
    }
  }

  /** Has everything of this request said in another language, where the tag names one. */
  public void speak(@Nullable String tag) {
    told = tag == null ? null : Spoken.of(tag).orElse(null);
  }

  public Locale getLocale() {
    return spoken().locale;
  }

  public String getTag() {
    return spoken().tag;
  }

  /** The portal's tag of a language that somebody named by another; English where it has none. */
  public String tagOf(String tag) {
    return Spoken.of(tag).orElse(Spoken.ENGLISH).tag;
  }

  /** The one that the page is in. */
  public String getName() {
    return spoken().title;
  }

  public List<Choice> getChoices() {
    Spoken now = spoken();
    return Arrays.stream(Spoken.values())
        .map(spoken -> new Choice(spoken.tag, spoken.title, spoken == now))
        .toList();
  }

  /** This page, in another language. */
  public String linkTo(String tag) {
    return "/language?to=" + tag + "&back=" + Address.toComeBackTo();
  }

  static boolean isSpoken(String tag) {
    return Arrays.stream(Spoken.values()).anyMatch(spoken -> spoken.tag.equals(tag));
  }

  private Spoken spoken() {
    return told == null ? chosen() : told;
  }

  private static Spoken chosen() {
    Optional<Spoken> chosen = Choices.ofReader(COOKIE).flatMap(Spoken::of);
    if (chosen.isPresent()) {
      return chosen.get();
    }
    Enumeration<Locale> asked = Address.request().getLocales();
    while (asked.hasMoreElements()) {
      Optional<Spoken> spoken = Spoken.of(asked.nextElement().toLanguageTag());
      if (spoken.isPresent()) {
        return spoken.get();
      }
    }
    return Spoken.ENGLISH;
  }
}
