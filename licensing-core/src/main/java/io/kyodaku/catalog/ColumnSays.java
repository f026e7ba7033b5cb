package io.kyodaku.catalog;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a file says.
 *
 * @param language of {@link What#NAME} alone, a BCP 47 tag; else empty
 */
public record ColumnSays(What what, String language) {

  private static final String APART = ":";

  /** What a column can say of an asset. */
  public enum What {
    NOTHING(""),
    WORK("work"),
    ASSET("asset"),
    KIND("kind"),
    /** Names with their languages, {@code en:Momotaro|ja:桃太郎}. */
    NAMES("aliases"),
    /** Names in one language; one cell may hold several. */
    NAME("aliases"),
    POLICY("policy"),
    TERRITORIES("territories"),
    PRICE("price_per_second");

    private final String field;

    What(String field) {
      this.field = field;
    }

    /** As errors name it. */
    public String field() {
      return field;
    }

    /** Whether one column alone can say it. */
    boolean once() {
      return this != NOTHING && this != NAME;
    }
  }

  static ColumnSays of(What what) {
    return new ColumnSays(what, "");
  }

  /** As {@link #text()} has it. */
  static Optional<ColumnSays> parse(@Nullable String text) {
    String typed = text == null ? "" : text;
    int colon = typed.indexOf(APART);
    String name = colon < 0 ? typed : typed.substring(0, colon);
    String language = colon < 0 ? "" : typed.substring(colon + 1);
    return Arrays.stream(What.values())
        .filter(what -> what.name().equals(name))
        .filter(what -> (what == What.NAME) == language.matches("[A-Za-z0-9-]{2,35}"))
        .filter(what -> what == What.NAME || language.isEmpty())
        .map(what -> new ColumnSays(what, language))
        .findFirst();
  }

  public String text() {
    return language.isEmpty() ? what.name() : what.name() + APART + language;
  }
}
