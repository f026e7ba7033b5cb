package io.kyodaku.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was found in a prompt, with a little of what stands around it: at most three words on each
 * side, and no more than so many characters where words are not told apart by spaces. What may say
 * who somebody is (digits, addresses, links) is masked.
 */
final class Extract {

  static final int WORDS_AROUND = 3;
  static final int UNITS_AROUND = 24;
  private static final String MORE = "…";
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern ADDRESS =
      Pattern.compile("\\S*(@|://|www\\.|#)\\S*", Pattern.CASE_INSENSITIVE);
  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

  private Extract() {}

  /**
   * @param start UTF-16 offset of what was found
   * @param end behind it
   */
  static String of(String prompt, int start, int end) {
    return before(prompt.substring(0, start))
        + prompt.substring(start, end)
        + after(prompt.substring(end));
  }

  private static String before(String text) {
    boolean spaced = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    List<String> words = words(masked(text));
    List<String> near = new ArrayList<>();
    int room = UNITS_AROUND;
    for (int i = words.size() - 1; i >= 0 && near.size() < WORDS_AROUND && room > 0; i--) {
      String word = words.get(i);
      String part = word.length() <= room ? word : word.substring(cut(word, word.length() - room));
      near.add(part);
      room -= word.length();
    }
    Collections.reverse(near);
    boolean whole = near.size() == words.size() && room >= 0;
    return (whole ? "" : MORE) + String.join(" ", near) + (spaced && !near.isEmpty() ? " " : "");
  }

  private static String after(String text) {
    boolean spaced = text.isEmpty() || Character.isWhitespace(text.charAt(0));
    List<String> words = words(masked(text));
    List<String> near = new ArrayList<>();
    int room = UNITS_AROUND;
    for (int i = 0; i < words.size() && near.size() < WORDS_AROUND && room > 0; i++) {
      String word = words.get(i);
      near.add(word.length() <= room ? word : word.substring(0, cut(word, room)));
      room -= word.length();
    }
    boolean whole = near.size() == words.size() && room >= 0;
    return (spaced && !near.isEmpty() ? " " : "") + String.join(" ", near) + (whole ? "" : MORE);
  }

  /** Never within a character of two units. */
  private static int cut(String word, int at) {
    return at > 0 && at < word.length() && Character.isLowSurrogate(word.charAt(at)) ? at + 1 : at;
  }

  private static List<String> words(String text) {
    return SPACES.splitAsStream(text.strip()).filter(word -> !word.isEmpty()).toList();
  }

  private static String masked(String text) {
    return DIGIT.matcher(ADDRESS.matcher(text).replaceAll(MORE)).replaceAll("•");
  }
}
