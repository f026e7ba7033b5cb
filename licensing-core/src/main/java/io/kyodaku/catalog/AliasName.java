package io.kyodaku.catalog;

import io.kyodaku.screening.AliasKey;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.PlainText;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an alias says: a name in a language, and the key by which it is compared.
 *
 * @param language a BCP 47 tag in its canonical spelling
 * @param text the name as its owner writes it
 * @param matchKey the name as {@link AliasKey} has it
 */
public record AliasName(String language, String text, String matchKey) {

  static final int LANGUAGE_LENGTH_AT_MOST = 35;
  private static final String NAMES_APART = "\\|";

  /** A name as it was typed. */
  public record Typed(@Nullable String language, @Nullable String text) {}

  /** Two names are the same alias of an asset when they have this in common. */
  record Identity(String language, String matchKey) {}

  Identity identity() {
    return new Identity(language, matchKey);
  }

  /** The name that was typed, or what is wrong with it under {@code field}. */
  static Optional<AliasName> read(FieldErrors errors, String field, Typed typed) {
    return read(errors, field, fault -> fault, typed);
  }

  /** All names that were typed; equal ones are one. */
  static List<AliasName> readAll(FieldErrors errors, String field, List<Typed> typed) {
    if (typed.size() > Asset.ALIASES_AT_MOST) {
      errors.add(field, CatalogFault.TOO_MANY_NAMES, Asset.ALIASES_AT_MOST);
      return List.of();
    }
    Map<Identity, AliasName> names = new LinkedHashMap<>();
    for (int i = 0; i < typed.size(); i++) {
      int number = i + 1;
      read(errors, field, fault -> CatalogFault.OF_NAME.around(fault, number), typed.get(i))
          .ifPresent(name -> names.putIfAbsent(name.identity(), name));
    }
    return List.copyOf(names.values());
  }

  /** Names as a file has them: {@code en:Momotaro|ja:桃太郎}, each split at its first colon. */
  static List<AliasName> readCell(FieldErrors errors, String field, String cell) {
    if (cell.isBlank()) {
      return List.of();
    }
    List<Typed> typed = new ArrayList<>();
    for (String part : cell.split(NAMES_APART, Asset.ALIASES_AT_MOST + 2)) {
      int colon = part.indexOf(':');
      typed.add(
          colon < 0
              ? new Typed("", part)
              : new Typed(part.substring(0, colon), part.substring(colon + 1)));
    }
    return readAll(errors, field, typed);
  }

  private static Optional<AliasName> read(
      FieldErrors errors, String field, UnaryOperator<Fault> which, Typed typed) {
    Optional<String> language = language(typed.language());
    if (language.isEmpty()) {
      errors.add(field, which.apply(CatalogFault.NAME_LANGUAGE_MISSING.with()));
      return Optional.empty();
    }
    String text = PlainText.tidy(typed.text() == null ? "" : typed.text(), PlainText.Shape.LINE);
    Optional<Fault> fault =
        PlainText.fault(text, PlainText.Shape.LINE, AliasKey.TEXT_LENGTH_AT_MOST);
    if (fault.isPresent()) {
      errors.add(field, which.apply(fault.get()));
      return Optional.empty();
    }
    return switch (AliasKey.of(text)) {
      case AliasKey.Usable usable ->
          Optional.of(new AliasName(language.get(), text, usable.key().value()));
      case AliasKey.Unusable unusable -> {
        errors.add(field, which.apply(unusable.problem().fault()));
        yield Optional.empty();
      }
    };
  }

  /** A BCP 47 tag in its canonical spelling. */
  static Optional<String> language(@Nullable String typed) {
    String tag = typed == null ? "" : typed.strip();
    if (tag.isEmpty() || tag.length() > LANGUAGE_LENGTH_AT_MOST) {
      return Optional.empty();
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      String canonical = locale.toLanguageTag();
      return locale.getLanguage().isEmpty() || canonical.length() > LANGUAGE_LENGTH_AT_MOST
          ? Optional.empty()
          : Optional.of(canonical);
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }
}
