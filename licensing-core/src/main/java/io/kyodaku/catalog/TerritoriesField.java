package io.kyodaku.catalog;

import io.kyodaku.shared.FieldErrors;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the territories of a claim: {@code JP|US}, or {@code *} for everywhere. */
final class TerritoriesField {

  private static final String EVERYWHERE = "*";
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  private TerritoriesField() {}

  static boolean isCountry(String code) {
    return COUNTRIES.contains(code);
  }

  /** Sorted and without repetition, as claims store them; after an error, of no use. */
  static String read(FieldErrors errors, String field, @Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      errors.add(field, "is missing; it is * or country codes such as JP|US");
      return "";
    }
    if (text.equals(EVERYWHERE)) {
      return EVERYWHERE;
    }
    SortedSet<String> codes = new TreeSet<>(Arrays.asList(text.split("\\|", COUNTRIES.size() + 1)));
    if (!COUNTRIES.containsAll(codes)) {
      errors.add(field, "has something that is no ISO 3166-1 alpha-2 country code");
    }
    return String.join("|", codes);
  }
}
