package io.kyodaku.contract;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What changed between two texts, as people read it: line by line, and word by word within a line
 * of which at least half stayed. Found by the longest common subsequence, so that what stayed is as
 * much as can be; texts too long for that are shown as replaced as a whole.
 *
 * @param lines of both texts, in their order
 */
public record TextDifference(List<Line> lines) {

  /** Above this many comparisons the parts count as replaced: some 2,000 against 2,000. */
  private static final long COMPARISONS_AT_MOST = 4_000_000;

  public TextDifference {
    lines = List.copyOf(lines);
  }

  /** What became of a piece. */
  public enum Fate {
    SAME,
    REMOVED,
    ADDED
  }

  /** Words in a row that share a fate. */
  public record Piece(Fate fate, String text) {}

  /** A line of the new text with what it took the place of; or one that is only in the old. */
  public record Line(List<Piece> pieces) {

    public Line {
      pieces = List.copyOf(pieces);
    }

    public boolean isSame() {
      return pieces.stream().allMatch(piece -> piece.fate() == Fate.SAME);
    }
  }

  public boolean isNone() {
    return lines.stream().allMatch(Line::isSame);
  }

  /**
   * @param language of the texts, a BCP 47 tag: words end where it says
   */
  public static TextDifference between(String before, String after, String language) {
    List<Line> lines = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<String> added = new ArrayList<>();
    for (Piece line : pieces(before.lines().toList(), after.lines().toList())) {
      switch (line.fate()) {
        case REMOVED -> removed.add(line.text());
        case ADDED -> added.add(line.text());
        case SAME -> {
          replaced(removed, added, language, lines);
          lines.add(new Line(List.of(line)));
        }
      }
    }
    replaced(removed, added, language, lines);
    return new TextDifference(lines);
  }

  /** Lines that stood in one place, each against the one that took its place. */
  private static void replaced(
      List<String> removed, List<String> added, String language, List<Line> lines) {
    int both = Math.min(removed.size(), added.size());
    for (int i = 0; i < both; i++) {
      List<Piece> words =
          joined(pieces(words(removed.get(i), language), words(added.get(i), language)));
      if (length(words, Fate.SAME)
          >= Math.max(removed.get(i).length(), added.get(i).length()) / 2) {
        lines.add(new Line(words));
      } else {
        // Another sentence altogether: word by word it would read as neither.
        lines.add(new Line(List.of(new Piece(Fate.REMOVED, removed.get(i)))));
        lines.add(new Line(List.of(new Piece(Fate.ADDED, added.get(i)))));
      }
    }
    removed.stream()
        .skip(both)
        .forEach(line -> lines.add(new Line(List.of(new Piece(Fate.REMOVED, line)))));
    added.stream()
        .skip(both)
        .forEach(line -> lines.add(new Line(List.of(new Piece(Fate.ADDED, line)))));
    removed.clear();
    added.clear();
  }

  private static int length(List<Piece> pieces, Fate fate) {
    return pieces.stream()
        .filter(piece -> piece.fate() == fate)
        .mapToInt(piece -> piece.text().length())
        .sum();
  }

  private static List<String> words(String line, String language) {
    BreakIterator ends =
        BreakIterator.getWordInstance(ULocale.forLocale(Locale.forLanguageTag(language)));
    ends.setText(line);
    List<String> words = new ArrayList<>();
    int start = ends.first();
    for (int end = ends.next(); end != BreakIterator.DONE; start = end, end = ends.next()) {
      words.add(line.substring(start, end));
    }
    return words;
  }

  private static List<Piece> joined(List<Piece> words) {
    List<Piece> pieces = new ArrayList<>();
    for (Piece word : words) {
      if (!pieces.isEmpty() && pieces.getLast().fate() == word.fate()) {
        pieces.add(new Piece(word.fate(), pieces.removeLast().text() + word.text()));
      } else {
        pieces.add(word);
      }
    }
    return pieces;
  }

  /** All of both, what was removed before what was added in its place. */
  private static List<Piece> pieces(List<String> before, List<String> after) {
    if ((long) before.size() * after.size() > COMPARISONS_AT_MOST) {
      List<Piece> all = new ArrayList<>();
      before.forEach(part -> all.add(new Piece(Fate.REMOVED, part)));
      after.forEach(part -> all.add(new Piece(Fate.ADDED, part)));
      return all;
    }
    int[][] common = common(before, after);
    List<Piece> all = new ArrayList<>();
    int b = 0;
    int a = 0;
    while (b < before.size() || a < after.size()) {
      if (b < before.size() && a < after.size() && before.get(b).equals(after.get(a))) {
        all.add(new Piece(Fate.SAME, after.get(a)));
        b++;
        a++;
      } else if (a == after.size() || (b < before.size() && common[b + 1][a] >= common[b][a + 1])) {
        all.add(new Piece(Fate.REMOVED, before.get(b++)));
      } else {
        all.add(new Piece(Fate.ADDED, after.get(a++)));
      }
    }
    return all;
  }

  /** How many parts the two have in common from each place on. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int b = before.size() - 1; b >= 0; b--) {
      for (int a = after.size() - 1; a >= 0; a--) {
        common[b][a] =
            before.get(b).equals(after.get(a))
                ? common[b + 1][a + 1] + 1
                : Math.max(common[b + 1][a], common[b][a + 1]);
      }
    }
    return common;
  }
}
