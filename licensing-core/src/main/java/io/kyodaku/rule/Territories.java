package io.kyodaku.rule;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A set of territories, one bit for each country of ISO 3166-1, so that to ask whether a claim
 * covers what a usage wants takes a few instructions.
 */
public final class Territories {

  private static final String EVERYWHERE_TEXT = "*";
  private static final char SEPARATOR = '|';
  private static final int LETTERS = 26;
  private static final short UNKNOWN = -1;

  private static final List<String> CODES =
      List.copyOf(new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)));
  private static final short[] BIT_OF_CODE = new short[LETTERS * LETTERS];
  private static final int WORDS = 4;

  static {
    if (CODES.size() > WORDS * Long.SIZE) {
      throw new IllegalStateException("there are more countries than bits");
    }
    Arrays.fill(BIT_OF_CODE, UNKNOWN);
    for (int bit = 0; bit < CODES.size(); bit++) {
      BIT_OF_CODE[place(CODES.get(bit))] = (short) bit;
    }
  }

  private static final Territories NONE = new Territories(0, 0, 0, 0);
  private static final Territories[] SINGLE = single();
  private static final Territories EVERYWHERE = of(CODES);

  private final long first;
  private final long second;
  private final long third;
  private final long fourth;

  private Territories(long first, long second, long third, long fourth) {
    this.first = first;
    this.second = second;
    this.third = third;
    this.fourth = fourth;
  }

  /** Whether {@code code} is a country's ISO 3166-1 alpha-2 code, in capitals. */
  public static boolean isCountry(String code) {
    return bit(code) != UNKNOWN;
  }

  /** All countries that there are, sorted. */
  public static List<String> countries() {
    return CODES;
  }

  public static Territories none() {
    return NONE;
  }

  public static Territories everywhere() {
    return EVERYWHERE;
  }

  /**
   * @throws IllegalArgumentException when one is no country
   */
  public static Territories of(Collection<String> codes) {
    Territories all = NONE;
    for (String code : codes) {
      int bit = bit(code);
      if (bit == UNKNOWN) {
        throw new IllegalArgumentException("no country: " + code);
      }
      all = all.or(SINGLE[bit]);
    }
    return all;
  }

  private static Territories[] single() {
    Territories[] single = new Territories[CODES.size()];
    for (int bit = 0; bit < single.length; bit++) {
      long[] words = new long[WORDS];
      words[bit / Long.SIZE] = 1L << bit;
      single[bit] = new Territories(words[0], words[1], words[2], words[3]);
    }
    return single;
  }

  /**
   * Reads what a claim stores: {@code JP|US}, or {@code *} for everywhere. A code that is no longer
   * a country covers nothing.
   */
  public static Territories stored(String text) {
    if (text.equals(EVERYWHERE_TEXT)) {
      return EVERYWHERE;
    }
    TreeSet<String> codes = new TreeSet<>();
    for (int start = 0; start <= text.length(); ) {
      int end = text.indexOf(SEPARATOR, start);
      end = end < 0 ? text.length() : end;
      codes.add(text.substring(start, end));
      start = end + 1;
    }
    codes.removeIf(code -> !isCountry(code));
    return of(codes);
  }

  /** How many countries these are. */
  public int size() {
    return Long.bitCount(first)
        + Long.bitCount(second)
        + Long.bitCount(third)
        + Long.bitCount(fourth);
  }

  public boolean isEmpty() {
    return (first | second | third | fourth) == 0;
  }

  public boolean intersects(Territories others) {
    return ((first & others.first)
            | (second & others.second)
            | (third & others.third)
            | (fourth & others.fourth))
        != 0;
  }

  /** Mostly no new one: one of the two where the other has all of it, or none. */
  public Territories and(Territories others) {
    if (hasAll(others)) {
      return others;
    }
    if (!intersects(others)) {
      return NONE;
    }
    return others.hasAll(this)
        ? this
        : new Territories(
            first & others.first,
            second & others.second,
            third & others.third,
            fourth & others.fourth);
  }

  private boolean hasAll(Territories others) {
    return ((others.first & ~first)
            | (others.second & ~second)
            | (others.third & ~third)
            | (others.fourth & ~fourth))
        == 0;
  }

  public Territories or(Territories others) {
    return isEmpty()
        ? others
        : new Territories(
            first | others.first,
            second | others.second,
            third | others.third,
            fourth | others.fourth);
  }

  public Territories without(Territories others) {
    return others.hasAll(this)
        ? NONE
        : new Territories(
            first & ~others.first,
            second & ~others.second,
            third & ~others.third,
            fourth & ~others.fourth);
  }

  public SortedSet<String> codes() {
    SortedSet<String> codes = new TreeSet<>();
    addTo(codes, first, 0);
    addTo(codes, second, 1);
    addTo(codes, third, 2);
    addTo(codes, fourth, 3);
    return codes;
  }

  private static void addTo(SortedSet<String> codes, long word, int place) {
    for (long left = word; left != 0; left &= left - 1) {
      codes.add(CODES.get(place * Long.SIZE + Long.numberOfTrailingZeros(left)));
    }
  }

  private static int bit(String code) {
    return code.length() == 2 && isCapital(code.charAt(0)) && isCapital(code.charAt(1))
        ? BIT_OF_CODE[place(code)]
        : UNKNOWN;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static int place(String code) {
    return (code.charAt(0) - 'A') * LETTERS + code.charAt(1) - 'A';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Territories that
        && first == that.first
        && second == that.second
        && third == that.third
        && fourth == that.fourth;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(first * 31 + second) * 31 + Long.hashCode(third * 31 + fourth);
  }

  @Override
  public String toString() {
    return equals(EVERYWHERE) ? EVERYWHERE_TEXT : String.join("|", codes());
  }
}
