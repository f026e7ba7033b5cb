package io.kyodaku.portal.art;

import java.util.List;
import java.util.Locale;

/**
 * Draws shapes with an ink line around them, on a sheet of 200 by 200. What it writes holds nothing
 * but shapes and numbers.
 */
final class Pen {

  static final String INK = "#1f1c18";
  private static final String LINE =
      " stroke=\"" + INK + "\" stroke-linejoin=\"round\" stroke-linecap=\"round\" stroke-width=\"";

  private final StringBuilder svg = new StringBuilder(4_096);
  private double width = 2.4;

  /**
   * A path with an ink line around it; places in it are filled in as {@code %d} or {@code %.1f}.
   */
  Pen shape(String fill, String path, Object... places) {
    return write(
        "<path d=\"%s\" fill=\"%s\"%s%s\"/>",
        List.of(fill(path, places), fill, LINE, number(width)));
  }

  /** A path without a line. */
  Pen flat(String fill, String path, Object... places) {
    return write("<path d=\"%s\" fill=\"%s\"/>", List.of(fill(path, places), fill));
  }

  /** A line in a colour of its own. */
  Pen stroke(String colour, double wide, String path, Object... places) {
    return write(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-linejoin=\"round\""
            + " stroke-linecap=\"round\" stroke-width=\"%s\"/>",
        List.of(fill(path, places), colour, number(wide)));
  }

  /** A line in ink. */
  Pen line(double wide, String path, Object... places) {
    return stroke(INK, wide, path, places);
  }

  Pen disc(String fill, double x, double y, double r) {
    return oval(fill, x, y, r, r);
  }

  Pen oval(String fill, double x, double y, double rx, double ry) {
    return write(
        "<ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"%s\" fill=\"%s\"%s%s\"/>",
        List.of(number(x), number(y), number(rx), number(ry), fill, LINE, number(width)));
  }

  /** A disc without a line, as faint as {@code opacity} says. */
  Pen spot(String fill, double opacity, double x, double y, double rx, double ry) {
    return write(
        "<ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>",
        List.of(number(x), number(y), number(rx), number(ry), fill, number(opacity)));
  }

  Pen box(String fill, double x, double y, double w, double h, double round) {
    return write(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\"/>",
        List.of(number(x), number(y), number(w), number(h), number(round), fill));
  }

  /** Thickens or thins the lines from here on. */
  Pen lines(double wide) {
    width = wide;
    return this;
  }

  /** Markup of the package's own. */
  Pen raw(String markup) {
    svg.append(markup);
    return this;
  }

  String drawn() {
    return svg.toString();
  }

  private Pen write(String format, List<Object> places) {
    svg.append(String.format(Locale.ROOT, format, places.toArray()));
    return this;
  }

  private static String fill(String path, Object[] places) {
    return places.length == 0 ? path : String.format(Locale.ROOT, path, places);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
