package io.kyodaku.portal.art;

/**
 * A landscape as a block printer cuts it: sky, sun or moon, mountains, and something to look at.
 */
final class Scenery {

  private final Pen pen;
  private final Dice dice;
  private final boolean night;

  private Scenery(Pen pen, Dice dice) {
    this.pen = pen;
    this.dice = dice;
    night = dice.oneIn(3);
  }

  static void draw(Pen pen, Dice dice) {
    new Scenery(pen, dice).draw();
  }

  private void draw() {
    String sky =
        night
            ? dice.of(Inks.NIGHT, "#24415f")
            : dice.of("#f2dfb5", "#d6e3e4", "#ecc9b4", "#e8e2cf");
    pen.raw(
        "<defs><linearGradient id=\"s\" x2=\"0\" y2=\"1\"><stop offset=\"0\" stop-color=\"%s\"/><stop offset=\".75\" stop-color=\"%s\"/></linearGradient></defs>"
            .formatted(sky, night ? "#5b6f8f" : "#fbf4e2"));
    pen.box("url(#s)", 0, 0, 200, 200, 0);
    int sun = dice.between(50, 150);
    pen.lines(2)
        .disc(night ? "#f3e3b0" : "#cf4a39", sun, dice.between(42, 62), dice.between(20, 28));
    if (night) {
      for (int i = 0; i < 14; i++) {
        pen.spot("#f6f0e2", .9, dice.roll(200), dice.roll(90), 1.2, 1.2);
      }
    }
    clouds();
    mountains();
    switch (dice.roll(3)) {
      case 0 -> sea();
      case 1 -> village();
      default -> forest();
    }
    if (!night) {
      int x = dice.between(30, 130);
      for (int i = 0; i < 3; i++) {
        pen.line(2, "M%d %dq5-6 8 0q4-6 9-1", x + 15 * i, 40 + i % 2 * 9);
      }
    }
  }

  private void clouds() {
    String cloud = night ? "#8494ad" : Inks.WASHI;
    for (int i = 0; i < 2; i++) {
      int x = dice.between(-30, 120);
      int y = dice.between(56, 92);
      pen.flat(
          cloud,
          "M%d %dh96a6 6 0 0 1 0 12h-26a5 5 0 0 0 0 10h-60a6 6 0 0 1 0-12h14a5 5 0 0 0 0-10h-24Z",
          x,
          y);
    }
  }

  private void mountains() {
    String far = night ? "#3d5474" : dice.of("#8fa8b8", "#a7a5bd", "#9db3a0");
    String near = night ? "#22344f" : dice.of(Inks.INDIGO, Inks.TEAL, "#4f6b58");
    int peak = dice.between(70, 130);
    if (dice.oneIn(2)) {
      pen.shape(
          far, "M-10 160C40 148 60 96 %d 68L%d 68C140 96 160 148 210 160Z", peak - 12, peak + 12);
      pen.flat(
          "#fbf7ee",
          "M%d 69L%d 69L%d 92L%d 84L%d 98L%d 84L%d 94Z",
          peak - 11,
          peak + 11,
          peak + 27,
          peak + 14,
          peak + 2,
          peak - 12,
          peak - 26);
    } else {
      pen.shape(
          far,
          "M-10 150L%d 84L%d 116L%d 74L210 150L210 170L-10 170Z",
          peak - 50,
          peak - 20,
          peak + 30);
    }
    int dip = dice.between(-14, 14);
    pen.shape(
        near, "M-10 %dQ40 %d 84 146T210 %dL210 210L-10 210Z", 142 + dip, 112 + dip, 134 - dip);
  }

  private void sea() {
    String[] blues = {"#7fa3b0", Inks.INDIGO, "#1f3a5f"};
    for (int i = 0; i < 3; i++) {
      int y = 152 + 17 * i;
      pen.shape(
          blues[i],
          "M%d %dq14-15 28 0t28 0t28 0t28 0t28 0t28 0t28 0t28 0t28 0V210H%dZ",
          -20 - 9 * i,
          y,
          -20 - 9 * i);
      for (int x = 4 - 9 * i; x < 200; x += 56) {
        pen.stroke(Inks.WASHI, 1.6, "M%d %dq8-8 16 0", x - 10, y + 4);
      }
    }
    int x = dice.between(56, 130);
    pen.shape(Inks.WASHI, "M%d 108Q%d 126 %d 142L%d 142Z", x, x + 34, x + 26, x)
        .line(2.4, "M%d 104V152", x);
    pen.shape(
        "#6b4630",
        "M%d 150H%dQ%d 166 %d 166H%dQ%d 164 %d 150Z",
        x - 26,
        x + 34,
        x + 28,
        x + 18,
        x - 12,
        x - 22,
        x - 26);
  }

  private void village() {
    for (int i = 0; i < 4; i++) {
      int x = 12 + 46 * i + dice.between(-4, 6);
      int y = 150 + dice.between(-6, 12);
      pen.shape(dice.of(Inks.WASHI, "#ead9b4", "#d9c3a0"), "M%d %dh32v30h-32Z", x, y, 0);
      pen.shape(
          dice.of(Inks.SEAL, "#5b4638", Inks.NIGHT),
          "M%d %dL%d %dL%d %dQ%d %d %d %dZ",
          x - 8,
          y + 2,
          x + 16,
          y - 22,
          x + 40,
          y + 2,
          x + 16,
          y - 4,
          x - 8,
          y + 2);
      pen.shape(night ? "#f3cf6e" : "#6b7f86", "M%d %dh9v10h-9Z", x + 6, y + 9)
          .shape("#6b4630", "M%d %dh8v18h-8Z", x + 19, y + 12);
    }
    pen.shape(Inks.MOSS, "M-4 182Q60 168 110 182T206 178V206H-4Z");
    if (dice.oneIn(2)) {
      pen.lines(2.2)
          .shape(
              Inks.SEAL,
              "M82 140Q116 148 150 140L152 148Q116 156 80 148ZM90 158h52v6h-52ZM96 150h7v46h-7ZM129"
                  + " 150h7v46h-7Z");
    }
  }

  private void forest() {
    for (int i = 0; i < 6; i++) {
      int x = 8 + 36 * i + dice.between(-8, 8);
      int y = 172 + dice.between(-10, 14);
      String leaf = night ? "#2f5148" : dice.of(Inks.MOSS, "#7a8f4a", "#3f6b54", "#c8693a");
      if (dice.oneIn(2)) {
        pen.shape("#5b3f2c", "M%d %dh6v28h-6Z", x - 3, y)
            .shape(leaf, "M%d %dL%d %dL%d %dZ", x - 20, y + 6, x, y - 50, x + 20, y + 6);
        pen.line(1.6, "M%d %dl8-7 4 6M%d %dl7-6 4 6", x - 8, y - 10, x - 4, y - 26);
      } else {
        pen.line(5, "M%d %dq6-20-2-40", x, y + 26)
            .oval(leaf, x - 8, y - 18, 18, 9)
            .oval(leaf, x + 8, y - 30, 16, 8)
            .oval(leaf, x - 4, y - 42, 12, 7);
      }
    }
    pen.shape(night ? "#1c2c33" : "#8a9a5a", "M-4 190Q50 178 100 190T206 186V206H-4Z");
  }
}
