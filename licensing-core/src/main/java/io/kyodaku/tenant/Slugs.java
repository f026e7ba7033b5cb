package io.kyodaku.tenant;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Set;

/**
 * Names in the address: lower-case Latin letters and digits joined by single hyphens, from a name
 * in any script.
 */
final class Slugs {

  private static final int LENGTH_AT_MOST = 40;
  private static final int LENGTH_AT_LEAST = 2;
  private static final String FALLBACK = "rightsholder";

  private Slugs() {}

  /** The slug that a name asks for, which may be taken. */
  static String of(String name) {
    String latin = Transliterator.getInstance("Any-Latin; Latin-ASCII").transliterate(name);
    String joined =
        latin.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut =
        joined.length() <= LENGTH_AT_MOST
            ? joined
            : joined.substring(0, LENGTH_AT_MOST).replaceAll("-$", "");
    return cut.length() < LENGTH_AT_LEAST ? FALLBACK : cut;
  }

  /** The slug itself, or with the first number from 2 that makes it free. */
  static String free(String slug, Set<String> taken) {
    String candidate = slug;
    for (int number = 2; taken.contains(candidate); number++) {
      candidate = slug + "-" + number;
    }
    return candidate;
  }
}
