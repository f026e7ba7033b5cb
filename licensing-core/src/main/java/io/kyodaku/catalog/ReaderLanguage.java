package io.kyodaku.catalog;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which languages a reader would like a name, best first: what it asked for, the same in the
 * script that its region writes, the language itself, and the language in its usual script. So a
 * reader of {@code zh-TW} gets {@code zh-Hant}, and one of {@code zh} gets {@code zh-Hans}, before
 * any other.
 *
 * @param tags BCP 47, none twice; empty where nothing is known
 * @param language the primary language, or empty
 */
record ReaderLanguage(List<String> tags, String language) {

  private static final int TAG_LENGTH_AT_MOST = 100;

  /** Where a statement finds the tags and the language; takes them in this order. */
  static final String ASKED = "(select ?::text[] as tags, ? as language) r";

  /** Whether something is said in a language that the reader {@code r} would like. */
  static String liked(String column) {
    return "(# = any (r.tags) or # = r.language or # like r.language || '-%')".replace("#", column);
  }

  /** The better liked first. */
  static String bestFirst(String column) {
    return "array_position(r.tags, " + column + ") nulls last";
  }

  static ReaderLanguage of(@Nullable String tag) {
    if (tag == null || tag.length() > TAG_LENGTH_AT_MOST) {
      return new ReaderLanguage(List.of(), "");
    }
    ULocale asked = ULocale.forLanguageTag(tag);
    String language = asked.getLanguage();
    if (language.isEmpty()) {
      return new ReaderLanguage(List.of(), "");
    }
    String script = ULocale.addLikelySubtags(asked).getScript();
    String usual = ULocale.addLikelySubtags(ULocale.forLanguageTag(language)).getScript();
    Stream<String> wanted = Stream.of(asked.toLanguageTag(), language + "-" + script);
    Stream<String> tags =
        script.equals(usual) ? Stream.concat(wanted, Stream.of(language)) : wanted;
    return new ReaderLanguage(tags.distinct().toList(), language);
  }
}
