package io.kyodaku.identity;

import io.kyodaku.shared.FieldErrors;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields that say where somebody is and how to reach them. */
public final class ContactFields {

  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
  private static final int COUNTRY_LENGTH = 2;
  private static final int LANGUAGE_LENGTH = 35;
  private static final int EMAIL_LENGTH = 254;
  private static final int LOCAL_PART_LENGTH = 64;
  private static final String LABEL =
      "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");
  private static final Pattern LOCAL_PART = Pattern.compile("[^\\s<>,;:\"()\\[\\]\\\\@]+");

  private ContactFields() {}

  /** An ISO 3166-1 alpha-2 code, in upper case. */
  public static String country(FieldErrors errors, String field, @Nullable String typed) {
    String code = errors.line(field, typed, COUNTRY_LENGTH).toUpperCase(Locale.ROOT);
    if (!COUNTRIES.contains(code) && !errors.has(field)) {
      errors.add(field, IdentityFault.NO_COUNTRY_CODE);
    }
    return code;
  }

  /** A BCP 47 tag in its canonical form. */
  public static String language(FieldErrors errors, String field, @Nullable String typed) {
    String tag = errors.line(field, typed, LANGUAGE_LENGTH);
    if (errors.has(field)) {
      return tag;
    }
    try {
      String canonical = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
      if (!canonical.equals("und")) {
        return canonical;
      }
    } catch (IllformedLocaleException told) {
      // Told below, like a tag that names no language.
    }
    errors.add(field, IdentityFault.NO_LANGUAGE_TAG);
    return tag;
  }

  /** An e-mail address, as far as it can be judged without sending to it. */
  public static String email(FieldErrors errors, String field, @Nullable String typed) {
    String address = errors.line(field, typed, EMAIL_LENGTH);
    int at = address.lastIndexOf('@');
    boolean plausible =
        at > 0
            && at <= LOCAL_PART_LENGTH
            && LOCAL_PART.matcher(address.substring(0, at)).matches()
            && DOMAIN.matcher(address.substring(at + 1)).matches();
    if (!plausible && !errors.has(field)) {
      errors.add(field, IdentityFault.NO_EMAIL_ADDRESS);
    }
    return address;
  }
}
