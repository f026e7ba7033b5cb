package io.kyodaku.consent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The terms that everybody who signs up agrees to, in the portal's languages. */
public final class TermsOfUse {

  private static final String NAME = "terms-of-use";
  private static final String EDITION = "2026-11-01";
  private static final List<String> LANGUAGES = List.of("en", "ja", "zh");

  private TermsOfUse() {}

  /** The text in the language that the reader reads, else in English. */
  public static Document in(String languageTag) {
    String asked = Locale.forLanguageTag(languageTag).getLanguage();
    String language = LANGUAGES.contains(asked) ? asked : "en";
    try (InputStream text = TermsOfUse.class.getResourceAsStream(NAME + "." + language + ".txt")) {
      String read =
          new String(Objects.requireNonNull(text, language).readAllBytes(), StandardCharsets.UTF_8);
      return new Document(NAME, EDITION, language, read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
