package io.kyodaku.catalog;

import io.kyodaku.rule.Territories;
import io.kyodaku.shared.FieldErrors;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the territories of a claim: {@code JP|US}, or {@code *} for everywhere. */
public final class TerritoriesField {

  private static final int CODES_AT_MOST = 1_000;

  private TerritoriesField() {}

  /** Sorted and without repetition, as claims store them; after an error, of no use. */
  public static String read(FieldErrors errors, String field, @Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      errors.add(field, CatalogFault.TERRITORIES_MISSING);
      return "";
    }
    if (text.equals(Territories.everywhere().toString())) {
      return text;
    }
    List<String> codes = Arrays.asList(text.split("\\|", CODES_AT_MOST));
    if (!codes.stream().allMatch(Territories::isCountry)) {
      errors.add(field, CatalogFault.NO_COUNTRIES);
      return "";
    }
    return Territories.of(codes).toString();
  }
}
