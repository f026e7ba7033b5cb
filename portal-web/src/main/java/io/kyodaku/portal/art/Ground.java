package io.kyodaku.portal.art;

/** What a print stands on: paper with one of the old patterns. */
final class Ground {

  private Ground() {}

  static void draw(Pen pen, Dice dice, Inks inks) {
    String line = "fill=\"none\" stroke=\"" + inks.pattern() + "\" stroke-width=\"2\"";
    String fill = "fill=\"" + inks.pattern() + "\"";
    String pattern =
        switch (dice.roll(9)) {
          case 0 -> seigaiha(line);
          case 1 -> asanoha(line);
          case 2 -> tile(20, 20, "<path " + fill + " d=\"M0 0h10v10H0zM10 10h10v10H10z\"/>");
          case 3 -> tile(24, 21, "<path " + fill + " d=\"M0 21 12 0l12 21z\"/>");
          case 4 ->
              tile(
                  20,
                  20,
                  "<g %s><circle cx=\"5\" cy=\"5\" r=\"2.6\"/><circle cx=\"15\" cy=\"15\" r=\"2.6\"/></g>"
                      .formatted(fill));
          case 5 -> tile(14, 14, "<path " + fill + " d=\"M0 0h7v14H0z\"/>");
          case 6 -> kikko(line);
          case 7 ->
              tile(28, 28, "<g %s><circle cx=\"14\" cy=\"14\" r=\"14\"/></g>".formatted(line))
                  .replace(
                      "</pattern>",
                      "<path %s d=\"M0 0a14 14 0 0 0 28 0M0 28a14 14 0 0 1 28 0\"/></pattern>"
                          .formatted(line));
          default -> tile(40, 18, "<path " + line + " d=\"M0 9q10-9 20 0t20 0\"/>");
        };
    pen.raw("<defs>" + pattern + "</defs>");
    pen.box(inks.paper(), 0, 0, 200, 200, 0).box("url(#g)", 0, 0, 200, 200, 0);
  }

  /** Waves of the blue sea. */
  private static String seigaiha(String line) {
    StringBuilder waves = new StringBuilder();
    for (int[] at : new int[][] {{0, 18}, {32, 18}, {16, 9}, {0, 0}, {32, 0}, {16, 27}}) {
      for (int r = 16; r > 3; r -= 5) {
        waves.append(
            "<path d=\"M%d %da%d %d 0 0 1 %d 0\"/>".formatted(at[0] - r, at[1] + 9, r, r, 2 * r));
      }
    }
    return tile(32, 18, "<g " + line + ">" + waves + "</g>");
  }

  /** Leaves of hemp. */
  private static String asanoha(String line) {
    return tile(
        40,
        69,
        "<path "
            + line
            + " d=\"M20 0v23L0 34.5 20 46v23M20 23l20 11.5L20 46M0 0l20 23L40 0M0 0v69M40 0v69"
            + "M0 0l20 0h20M0 34.5h40M0 69l20-23 20 23\"/>");
  }

  /** The tortoise's shell. */
  private static String kikko(String line) {
    return tile(
        36,
        62,
        "<path " + line + " d=\"M18 0v10L0 20.7v20.6L18 52v10M18 10l18 10.7v20.6L18 52\"/>");
  }

  private static String tile(int width, int height, String content) {
    return "<pattern id=\"g\" width=\"%d\" height=\"%d\" patternUnits=\"userSpaceOnUse\">%s</pattern>"
        .formatted(width, height, content);
  }
}
