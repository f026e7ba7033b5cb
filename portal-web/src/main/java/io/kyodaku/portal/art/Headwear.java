package io.kyodaku.portal.art;

/** What somebody wears on the head: what the name asks for, or what chance brings. */
final class Headwear {

  private final Pen pen;
  private final Dice dice;
  private final Inks inks;
  private final Person.Looks looks;

  Headwear(Pen pen, Dice dice, Inks inks, Person.Looks looks) {
    this.pen = pen;
    this.dice = dice;
    this.inks = inks;
    this.looks = looks;
  }

  void put() {
    switch (looks.hint()) {
      case WITCH, WIZARD -> pointed();
      case ROYAL -> crown();
      case HAT -> topHat();
      case SAILOR -> scarf();
      case KNIGHT -> helmet();
      case HORNED -> horns();
      case LADY -> {}
      default -> {
        if (!looks.lady() || dice.oneIn(4)) {
          byChance();
        }
      }
    }
  }

  private void byChance() {
    switch (dice.roll(looks.lady() ? 5 : 9)) {
      case 0 -> straw();
      case 1 -> band();
      case 2 -> wreath();
      case 3 -> hood();
      case 4 -> mask();
      case 5 -> cap();
      case 6 -> eboshi();
      default -> {}
    }
  }

  private void straw() {
    pen.shape("#d9b566", "M34 66Q70 54 100 16Q130 54 166 66Q100 84 34 66Z");
    pen.line(1.2, "M100 16L72 74M100 16L100 77M100 16L128 74M100 16L50 70M100 16L150 70");
  }

  private void band() {
    int l = 96 - looks.half();
    int r = 104 + looks.half();
    pen.shape(Inks.WASHI, "M%d 66Q100 52 %d 66L%d 76Q100 63 %d 76Z", l, r, r, l);
    pen.disc(Inks.SEAL, 100, 64, 4);
    pen.shape(Inks.WASHI, "M%d 70l14 -10l2 9ZM%d 71l15 6l-6 6Z", r, r);
  }

  private void wreath() {
    for (int i = 0; i < 7; i++) {
      double turn = Math.PI * (1.16 + i * .115);
      double x = 100 + Math.cos(turn) * 40;
      double y = 84 + Math.sin(turn) * 40;
      pen.lines(1.6).disc(i % 2 == 0 ? Inks.ROSE : Inks.OCHRE, x, y, 8).disc(Inks.WASHI, x, y, 2.6);
    }
    pen.lines(2.4);
  }

  private void hood() {
    int l = 92 - looks.half();
    int r = 108 + looks.half();
    pen.shape(
        inks.cloth(),
        "M%d 152C%d 96 %d 20 100 12C%d 20 %d 96 %d 152L%d 138C%d 96 %d 46 100 42C%d 46 %d 96 %d"
            + " 138Z",
        l,
        l - 12,
        l + 2,
        r - 2,
        r + 12,
        r,
        r - 7,
        r + 2,
        r - 12,
        l + 12,
        l - 2,
        l + 7);
  }

  /** A fox's mask, pushed to the side. */
  private void mask() {
    pen.raw("<g transform=\"translate(128 34) rotate(24)\">");
    pen.shape(Inks.WASHI, "M-20 -6L-22 -28L-8 -18L8 -18L22 -28L20 -6Q16 16 0 26Q-16 16 -20 -6Z");
    pen.flat(Inks.SEAL, "M-18 -23L-10 -17L-17 -12ZM18 -23L10 -17L17 -12ZM0 -14L4 -4L0 0L-4 -4Z");
    pen.line(2, "M-14 0q5 -5 9 1M14 0q-5 -5 -9 1").spot(Pen.INK, 1, 0, 18, 3, 2.2);
    pen.stroke(Inks.SEAL, 1.6, "M-13 8l-8 -2M13 8l8 -2M-12 12l-7 2M12 12l7 2").raw("</g>");
  }

  private void cap() {
    pen.shape(inks.cloth(), "M58 64Q60 26 104 26Q142 28 142 64Q100 50 58 64Z");
    pen.shape(inks.trim(), "M56 66Q100 48 144 66L142 74Q100 58 58 74Z");
    pen.shape(Inks.SEAL, "M134 54Q152 22 160 8Q166 34 142 58Z");
  }

  private void eboshi() {
    pen.shape(Pen.INK, "M68 58Q64 6 108 4Q122 22 132 58Q100 44 68 58Z");
    pen.stroke(inks.trim(), 2, "M82 46Q80 20 104 12");
  }

  private void pointed() {
    pen.shape(inks.cloth(), "M66 62Q92 26 84 2Q122 14 134 62Q100 48 66 62Z");
    pen.shape(inks.cloth(), "M30 72Q100 42 170 72Q100 62 30 72Z");
    pen.stroke(inks.trim(), 5, "M66 59Q100 46 134 59");
    pen.flat(
        inks.sun(),
        "M106 26l2.500 6 6 .5-4.600 4 1.500 6-5.400-3.300-5.400 3.300 1.500-6-4.600-4 6-.5Z");
  }

  private void crown() {
    if (dice.oneIn(3)) {
      pen.shape(inks.trim(), "M58 66C52 24 148 24 142 66Q100 44 58 66Z");
      pen.line(1.6, "M62 58Q90 26 128 34M74 38Q110 28 138 58");
      pen.shape(Inks.OCHRE, "M100 52q8-10 0-22q-8 12 0 22Z").disc(Inks.SEAL, 100, 50, 5);
      return;
    }
    pen.shape(Inks.OCHRE, "M64 62L58 26L78 42L100 18L122 42L142 26L136 62Q100 50 64 62Z");
    pen.disc(Inks.SEAL, 100, 44, 5).disc(Inks.INDIGO, 77, 50, 3.6).disc(Inks.INDIGO, 123, 50, 3.6);
    pen.disc(Inks.WASHI, 58, 25, 3.6).disc(Inks.WASHI, 100, 16, 3.6).disc(Inks.WASHI, 142, 25, 3.6);
  }

  private void topHat() {
    pen.shape(Pen.INK, "M68 58L64 6Q100 -2 136 6L132 58Q100 48 68 58Z");
    pen.flat(inks.sun(), "M67 42Q100 32 133 42L132 54Q100 44 68 54Z");
    pen.shape(Pen.INK, "M42 60Q100 40 158 60Q156 70 146 69Q100 56 54 69Q44 70 42 60Z");
  }

  private void scarf() {
    int l = 94 - looks.half();
    int r = 106 + looks.half();
    pen.shape(Inks.SEAL, "M%d 76C%d 24 %d 24 %d 76Q100 54 %d 76Z", l, l, r, r, l);
    pen.shape(Inks.SEAL, "M%d 74l18 6l-6 8ZM%d 74l12 18l-10 0Z", r - 2, r - 2);
    for (int[] at : new int[][] {{76, 56}, {92, 46}, {110, 46}, {126, 56}, {100, 58}}) {
      pen.spot(Inks.WASHI, 1, at[0], at[1], 2.6, 2.6);
    }
  }

  private void helmet() {
    int l = 90 - looks.half();
    int r = 110 + looks.half();
    pen.shape(
        inks.cloth(),
        "M%d 120L%d 78L%d 78L%d 112ZM%d 120L%d 78L%d 78L%d 112Z",
        l - 6,
        l,
        l + 12,
        l + 10,
        r + 6,
        r,
        r - 12,
        r - 10);
    pen.shape(inks.trim(), "M%d 80C%d 16 %d 16 %d 80Q100 54 %d 80Z", l, l, r, r, l);
    pen.line(1.6, "M100 62V26M80 66Q78 40 88 30M120 66Q122 40 112 30");
    if (dice.oneIn(2)) {
      pen.shape(
          Inks.OCHRE, "M88 54Q60 40 62 4Q76 34 100 44Q124 34 138 4Q140 40 112 54Q100 60 88 54Z");
    } else {
      pen.shape(Inks.SEAL, "M94 30Q84 6 112 2Q150 4 158 44Q132 20 106 30Z");
    }
    pen.disc(Inks.OCHRE, 100, 52, 6.5);
  }

  private void horns() {
    pen.shape(Inks.WASHI, "M70 56Q58 36 64 12Q78 26 86 48Z")
        .shape(Inks.WASHI, "M130 56Q142 36 136 12Q122 26 114 48Z");
    pen.line(1.3, "M66 36q7-1 11-5M68 46q8-1 13-6M134 36q-7-1-11-5M132 46q-8-1-13-6");
  }
}
