package io.kyodaku.catalog;

import com.ibm.icu.text.Transliterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A name as somebody may write it who does not know in which of two scripts its owner does: in the
 * other kana, or in simplified or traditional characters. For searching alone: screening finds what
 * owners have registered, and nothing else.
 */
final class OtherScripts {

  private static final List<Transliterator> WAYS =
      List.of(
          Transliterator.getInstance("Katakana-Hiragana"),
          Transliterator.getInstance("Hiragana-Katakana"),
          Transliterator.getInstance("Traditional-Simplified"),
          Transliterator.getInstance("Simplified-Traditional"));

  private OtherScripts() {}

  /** The text itself first, then each other way to write it. */
  static Set<String> of(String text) {
    Set<String> written = new LinkedHashSet<>();
    written.add(text);
    WAYS.forEach(way -> written.add(way.transliterate(text)));
    return written;
  }
}
