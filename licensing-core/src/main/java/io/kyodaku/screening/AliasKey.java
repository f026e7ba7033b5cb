package io.kyodaku.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import io.kyodaku.shared.Fault;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A name in the one form in which names are compared: two aliases collide when their keys are
 * equal. Screening finds more than what has the same key, see {@link LooseFolding}: of two names
 * that only look alike each is found where the other is written.
 */
public record AliasKey(String value) {

  /** UTF-16 units of an alias as its owner writes it. */
  public static final int TEXT_LENGTH_AT_MOST = 200;

  /** UTF-16 units of a key; a few characters fold to many. */
  public static final int LENGTH_AT_MOST = 400;

  /** Fewer letters and digits would be found in every other text. */
  private static final int LETTERS_AT_LEAST = 2;

  public AliasKey {
    if (!value.equals(normalize(value)) || problem(value) != null) {
      throw new IllegalArgumentException("not a key: " + value);
    }
  }

  /** What a text that was offered as an alias turned out to be. */
  public sealed interface Parsed {}

  /** A name that can be screened for. */
  public record Usable(AliasKey key) implements Parsed {}

  /** A text that can't be an alias, and why. */
  public record Unusable(Problem problem) implements Parsed {}

  /** Why a text can't be an alias. */
  public enum Problem implements Fault.Kind {
    EMPTY("is empty"),
    TOO_LONG("is longer than {0} characters"),
    CONTROL_CHARACTER("has a control character"),
    LONE_SURROGATE("is not valid Unicode text"),
    BEGINS_WITH_MARK("begins with a mark that belongs to a letter before it"),
    NO_LETTER("has no letter or digit"),
    SINGLE_LETTER("is a single letter, which would be found in almost every text");

    private final String english;

    Problem(String english) {
      this.english = english;
    }

    @Override
    public String english() {
      return english;
    }

    @Override
    public String code() {
      return Fault.CODE + "name-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Fault fault() {
      return this == TOO_LONG ? with(TEXT_LENGTH_AT_MOST) : with();
    }
  }

  /**
   * {@code text} as names are compared: NFKC, case folded, unseen characters dropped, white space,
   * apostrophes, hyphens and middle dots made one kind each. Never fails; doing it twice changes
   * nothing.
   */
  public static String normalize(String text) {
    return Folding.fold(text);
  }

  /** The key of {@code text}, or why it can't have one. */
  public static Parsed of(String text) {
    Problem problem = problemAsWritten(text);
    if (problem != null) {
      return new Unusable(problem);
    }
    String normalized = normalize(text);
    problem = problem(normalized);
    return problem == null ? new Usable(new AliasKey(normalized)) : new Unusable(problem);
  }

  private static @Nullable Problem problemAsWritten(String text) {
    if (text.length() > TEXT_LENGTH_AT_MOST) {
      return Problem.TOO_LONG;
    }
    if (text.codePoints().anyMatch(c -> UCharacter.getType(c) == UCharacterCategory.SURROGATE)) {
      return Problem.LONE_SURROGATE;
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      return Problem.CONTROL_CHARACTER;
    }
    return null;
  }

  private static @Nullable Problem problem(String normalized) {
    if (normalized.isEmpty()) {
      return Problem.EMPTY;
    }
    if (normalized.length() > LENGTH_AT_MOST) {
      return Problem.TOO_LONG;
    }
    if (WordBoundaries.isMark(normalized.codePointAt(0))) {
      return Problem.BEGINS_WITH_MARK;
    }
    long letters = normalized.codePoints().filter(UCharacter::isLetterOrDigit).count();
    if (letters < LETTERS_AT_LEAST) {
      return letters == 0 ? Problem.NO_LETTER : Problem.SINGLE_LETTER;
    }
    return null;
  }

  @Override
  public String toString() {
    return value;
  }
}
