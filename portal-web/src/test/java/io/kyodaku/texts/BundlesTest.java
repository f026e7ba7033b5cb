package io.kyodaku.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every text is there in every language, and fills in the same. */
class BundlesTest {

  /** Names, which are the same everywhere. */
  private static final Set<String> THE_SAME_IN_EVERY_LANGUAGE =
      Set.of(
          "generation.platform", "rights.import.encoding.UTF_8", "rights.import.encoding.UTF_16");

  /** A bundle's text whose apostrophes do not survive being filled in. */
  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

  @Test
  void thereAreTheBundlesThatAreKnown() {
    assertThat(Bundle.all())
        .extracting(bundle -> bundle.english().toString().replaceAll(".*/io/kyodaku/", ""))
        .contains(
            "portal/texts.properties",
            "portal/faces.properties",
            "security/errors.properties",
            "identity/mail.properties",
            "notification/notices.properties",
            "tenant/mail.properties",
            "contract/contract.properties");
  }

  @Test
  void everyLanguageHasTheSameTexts() {
    for (Bundle bundle : Bundle.all()) {
      for (String language : Bundle.OTHERS) {
        assertThat(bundle.file(language)).exists();
        assertThat(Bundle.texts(bundle.file(language)).keySet())
            .as(bundle.file(language).toString())
            .containsExactlyElementsOf(bundle.texts().keySet());
      }
    }
  }

  @Test
  void englishIsInOneFileAlone() {
    for (Bundle bundle : Bundle.all()) {
      Path english = bundle.file("en");
      assertThat(Files.exists(english) ? Bundle.written(english) : List.of())
          .as(english.toString())
          .isEmpty();
    }
  }

  @Test
  void noTextIsWrittenTwice() {
    for (Path file : files()) {
      List<String> keys = Bundle.written(file);
      assertThat(keys).as(file.toString()).hasSameSizeAs(new HashSet<>(keys));
    }
  }

  @Test
  void noTextIsEmpty() {
    for (Path file : files()) {
      assertThat(Bundle.texts(file).values()).as(file.toString()).noneMatch(String::isBlank);
    }
  }

  @Test
  void everyLanguageFillsInTheSame() {
    for (Bundle bundle : Bundle.all()) {
      Map<String, String> english = bundle.texts();
      for (String language : Bundle.OTHERS) {
        Bundle.texts(bundle.file(language))
            .forEach(
                (key, text) ->
                    assertThat(Bundle.placeholders(text))
                        .as(language + " " + key)
                        .isEqualTo(Bundle.placeholders(english.getOrDefault(key, ""))));
      }
    }
  }

  @Test
  void nothingIsLeftInEnglish() {
    for (Bundle bundle : Bundle.all()) {
      Map<String, String> english = bundle.texts();
      for (String language : Bundle.OTHERS) {
        Bundle.texts(bundle.file(language)).entrySet().stream()
            .filter(text -> !THE_SAME_IN_EVERY_LANGUAGE.contains(text.getKey()))
            .forEach(
                text ->
                    assertThat(text.getValue())
                        .as(language + " " + text.getKey())
                        .isNotEqualTo(english.get(text.getKey())));
      }
    }
  }

  @Test
  void whatIsFilledInKeepsItsApostrophes() {
    for (Path file : files()) {
      Bundle.texts(file)
          .forEach(
              (key, text) -> {
                if (!Bundle.placeholders(text).isEmpty()) {
                  assertThat(LONE_APOSTROPHE.matcher(text).find()).as(file + " " + key).isFalse();
                }
              });
    }
  }

  private static List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Bundle bundle : Bundle.all()) {
      files.add(bundle.english());
      Bundle.OTHERS.forEach(language -> files.add(bundle.file(language)));
    }
    return files;
  }
}
