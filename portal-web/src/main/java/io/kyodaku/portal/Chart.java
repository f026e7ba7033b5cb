package io.kyodaku.portal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Amounts over time or by category, to be drawn with the table behind it. Amounts are whole numbers
 * of one unit (micros, seconds, counts) and not negative: what is below zero is drawn as nothing
 * and stands in the table as it is.
 *
 * @param series what the amounts of a row are of, at most six: there are no more colours
 * @param rows in the order in which they are drawn
 * @param says how an amount is written
 */
public record Chart(List<String> series, List<Row> rows, LongFunction<String> says) {

  /** The height of a whole column, and the length of a whole bar. */
  private static final long WHOLE = 1_000;

  private static final int SERIES_AT_MOST = 6;
  private static final int LABELS_AT_MOST = 6;

  /** A label this near to an edge would stick out. */
  private static final int EDGE_PERCENT = 4;

  /** The room of a column and of the gap beside it. */
  private static final int STEP = 100;

  private static final int GAP = 24;

  public Chart {
    if (series.isEmpty() || series.size() > SERIES_AT_MOST) {
      throw new IllegalArgumentException(series.size() + " series");
    }
    series = List.copyOf(series);
    rows = List.copyOf(rows);
  }

  /**
   * The amounts of one moment or category.
   *
   * @param amounts as many as there are series
   */
  public record Row(String label, List<Long> amounts) {

    public Row {
      amounts = List.copyOf(amounts);
    }

    public static Row of(String label, long... amounts) {
      return new Row(label, LongStream.of(amounts).boxed().toList());
    }

    long sum() {
      return amounts.stream().mapToLong(amount -> Math.max(0, amount)).sum();
    }
  }

  /** A rectangle of the drawing, and what it says when one points at it. */
  public record Part(int series, long x, long y, long width, long height, String said) {}

  /**
   * What a column is called.
   *
   * @param at how far from the left it stands, in percent of the whole
   * @param anchor which part of it stands there: its start, middle or end
   */
  public record Label(String text, String at, String anchor) {}

  /** A line of the table. */
  public record Line(String label, List<String> amounts, List<Part> parts) {}

  /** A series and the number of its colour. */
  public record Key(int number, String name) {}

  public boolean isEmpty() {
    return rows.stream().allMatch(row -> row.sum() == 0);
  }

  public boolean isStacked() {
    return series.size() > 1;
  }

  public List<Key> getKeys() {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      keys.add(new Key(i + 1, series.get(i)));
    }
    return keys;
  }

  /** The scale from the top down: a round number, its half, nothing. */
  public List<String> getScale() {
    long top = top();
    return List.of(says.apply(top), says.apply(top / 2), says.apply(0));
  }

  /**
   * Labels below the columns, so few that they stand side by side; the first and the last always.
   */
  public List<Label> getLabels() {
    int steps = Math.max(1, Math.min(LABELS_AT_MOST, rows.size()) - 1);
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i <= steps && i < rows.size(); i++) {
      labels.add(label(i * (rows.size() - 1) / steps));
    }
    return labels;
  }

  /** In the middle of its column, but for one that would stick out at an edge. */
  private Label label(int row) {
    double at = 100 * (row + 0.5) / rows.size();
    String anchor = at < EDGE_PERCENT ? "start" : at > 100 - EDGE_PERCENT ? "end" : "middle";
    return new Label(rows.get(row).label(), String.format(Locale.ROOT, "%.2f%%", at), anchor);
  }

  /** How wide the drawing is in its own units; it is {@value #WHOLE} high. */
  public long getWidth() {
    return Math.max(1, rows.size()) * (long) STEP;
  }

  public List<Part> getColumns() {
    long top = top();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      long below = 0;
      for (int s = 0; s < series.size(); s++) {
        long from = scaled(below, top);
        below += Math.max(0, row.amounts().get(s));
        long to = scaled(below, top);
        if (to > from) {
          long x = (long) i * STEP + GAP / 2;
          parts.add(new Part(s + 1, x, WHOLE - to, STEP - GAP, to - from, said(row, s)));
        }
      }
    }
    return parts;
  }

  /** The rows as bars from left to right, the longest of them as long as there is room. */
  public List<Line> getLines() {
    long longest = rows.stream().mapToLong(Row::sum).max().orElse(0);
    return rows.stream()
        .map(row -> new Line(row.label(), said(row), bars(row, Math.max(1, longest))))
        .toList();
  }

  /** The sums of the columns of the table. */
  public List<String> getSums() {
    List<String> sums = new ArrayList<>();
    for (int s = 0; s < series.size(); s++) {
      int index = s;
      sums.add(says.apply(rows.stream().mapToLong(row -> row.amounts().get(index)).sum()));
    }
    return Collections.unmodifiableList(sums);
  }

  private List<Part> bars(Row row, long longest) {
    List<Part> parts = new ArrayList<>();
    long before = 0;
    for (int s = 0; s < series.size(); s++) {
      long from = scaled(before, longest);
      before += Math.max(0, row.amounts().get(s));
      long to = scaled(before, longest);
      if (to > from) {
        parts.add(new Part(s + 1, from, 0, to - from, 1, said(row, s)));
      }
    }
    return parts;
  }

  private List<String> said(Row row) {
    return row.amounts().stream().map(says::apply).toList();
  }

  private String said(Row row, int s) {
    String amount = says.apply(row.amounts().get(s));
    return isStacked()
        ? row.label() + " · " + series.get(s) + " · " + amount
        : row.label() + " · " + amount;
  }

  /** The next of 1, 2, 5, 10, 20, 50 … that no column is higher than, at least 2: it is halved. */
  private long top() {
    long highest = rows.stream().mapToLong(Row::sum).max().orElse(0);
    long unit = 1;
    while (true) {
      for (long step : new long[] {1, 2, 5}) {
        long top = Math.multiplyExact(unit, step);
        if (top >= highest && top >= 2) {
          return top;
        }
      }
      unit = Math.multiplyExact(unit, 10);
    }
  }

  /** An amount's share of the whole, without overflow: amounts may be trillions of micros. */
  private static long scaled(long amount, long whole) {
    return amount <= Long.MAX_VALUE / WHOLE
        ? amount * WHOLE / whole
        : Math.min(WHOLE, amount / (whole / WHOLE));
  }
}
