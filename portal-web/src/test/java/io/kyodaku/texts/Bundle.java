package io.kyodaku.texts;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One bundle of texts, as its files stand in the sources: English, and the other languages. */
record Bundle(Path english) {

  static final List<String> OTHERS = List.of("ja", "zh");
  private static final Pattern OF_A_LANGUAGE = Pattern.compile(".*_[a-z]{2}\\.properties");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+[^}]*}");

  /** All of the product; what stands in for Stripe is not part of it. */
  static List<Bundle> all() {
    return Sources.files(".properties").stream()
        .filter(file -> file.toString().contains("/src/main/resources/io/kyodaku/"))
        .filter(file -> !OF_A_LANGUAGE.matcher(file.toString()).matches())
        .filter(file -> !file.toString().contains("/stripe-standin/"))
        .map(Bundle::new)
        .toList();
  }

  static Bundle ofThePortal() {
    return all().stream()
        .filter(bundle -> bundle.english.endsWith("io/kyodaku/portal/texts.properties"))
        .findFirst()
        .orElseThrow();
  }

  Path file(String language) {
    String name = Objects.requireNonNull(english.getFileName()).toString();
    return english.resolveSibling(name.replace(".properties", "_" + language + ".properties"));
  }

  Map<String, String> texts() {
    return texts(english);
  }

  static Map<String, String> texts(Path file) {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      read.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new TreeMap<>();
    read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
    return texts;
  }

  /** The keys as they are written, also one that is written twice. */
  static List<String> written(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf('=')))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of what is filled in, in order. */
  static List<String> placeholders(String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group().replaceAll("^\\{(\\d+).*", "$1"));
    }
    return found.stream().distinct().sorted().toList();
  }
}
