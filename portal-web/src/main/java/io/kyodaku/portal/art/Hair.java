package io.kyodaku.portal.art;

/** Hair behind the head, around the face and under the nose. */
final class Hair {

  private final Pen pen;
  private final Dice dice;
  private final Inks inks;
  private final Person.Looks looks;
  private final int left;
  private final int right;

  Hair(Pen pen, Dice dice, Inks inks, Person.Looks looks) {
    this.pen = pen;
    this.dice = dice;
    this.inks = inks;
    this.looks = looks;
    left = 100 - looks.half();
    right = 100 + looks.half();
  }

  void behind() {
    String hair = looks.hair();
    switch (looks.lady() ? dice.roll(6) : 6 + dice.roll(6)) {
      case 0 ->
          pen.shape(
              hair,
              "M%d 80C%d 20 %d 20 %d 80L%d 186Q100 200 %d 186Z",
              left - 9,
              left - 12,
              right + 12,
              right + 9,
              right + 16,
              left - 16);
      case 1 ->
          pen.shape(
              hair,
              "M%d 80C%d 22 %d 22 %d 80Q%d 140 %d 146Q100 156 %d 146Q%d 140 %d 80Z",
              left - 8,
              left - 10,
              right + 10,
              right + 8,
              right + 12,
              right + 2,
              left - 2,
              left - 12,
              left - 8);
      case 2 -> {
        pen.disc(hair, 100, 30, 17).line(1.2, "M90 24Q100 16 110 24M88 32Q100 22 112 32");
        pen.stroke(Inks.OCHRE, 3.4, "M76 22L124 40").disc(Inks.SEAL, 75, 21, 4.5);
      }
      case 3 -> {
        braid(left - 6, -1);
        braid(right + 6, 1);
      }
      case 4 -> {
        for (int i = 0; i < 11; i++) {
          double turn = Math.PI * (i / 10.0 * 1.5 + .75);
          pen.disc(hair, 100 + Math.cos(turn) * 44, 86 + Math.sin(turn) * 44, 17);
        }
      }
      case 5 ->
          pen.shape(
              hair,
              "M%d 70C%d 20 %d 20 %d 66Q%d 90 %d 120Q%d 160 %d 176Q%d 150 %d 110L%d 70Z",
              left - 4,
              left,
              right,
              right + 4,
              right + 34,
              right + 22,
              right + 18,
              right + 30,
              right - 2,
              right,
              left);
      case 6 ->
          pen.shape(
              hair,
              "M%d 96L%d 70L%d 66L%d 42L%d 46L82 20L96 34L116 16L122 36L%d 32L%d 54L%d 60L%d 96Z",
              left - 2,
              left - 16,
              left - 6,
              left - 12,
              left + 8,
              right + 4,
              right + 4,
              right + 16,
              right + 2);
      case 7 -> {
        pen.shape(hair, "M88 40Q84 12 100 10Q116 12 112 40Z");
        pen.stroke(inks.trim(), 4, "M89 34h22");
      }
      case 8 ->
          pen.shape(
              hair,
              "M%d 80C%d 24 %d 24 %d 80L%d 150Q%d 158 %d 140L%d 90L%d 90L%d 140Q%d 158 %d 150Z",
              left - 6,
              left - 8,
              right + 8,
              right + 6,
              right + 12,
              right,
              right - 4,
              right - 6,
              left + 6,
              left + 4,
              left,
              left - 12);
      default -> {}
    }
  }

  private void braid(int x, int side) {
    for (int i = 0; i < 5; i++) {
      pen.oval(looks.hair(), x + side * (4 + 2 * i), 108 + 16 * i, 10 - i, 10);
    }
    pen.stroke(Inks.SEAL, 4, "M%d 184h12", x + side * 12 - 6);
  }

  void before() {
    if (!looks.lady() && looks.old() && dice.oneIn(2)) {
      pen.shape(
          looks.hair(),
          "M%d 74Q%d 88 %d 104Q%d 96 %d 76Z",
          left + 1,
          left - 14,
          left - 2,
          left + 6,
          left + 6);
      pen.shape(
          looks.hair(),
          "M%d 74Q%d 88 %d 104Q%d 96 %d 76Z",
          right - 1,
          right + 14,
          right + 2,
          right - 6,
          right - 6);
      return;
    }
    String outer = "M%d 92C%d 26 %d 26 %d 92".formatted(left - 4, left - 8, right + 8, right + 4);
    String line =
        switch (dice.roll(6)) {
          case 0 -> "L%d 72Q100 64 %d 72Z".formatted(right - 3, left + 3);
          case 1 ->
              "C%d 66 112 58 100 47C88 58 %d 66 %d 92Z".formatted(right - 2, left + 2, left - 4);
          case 2 -> "C%d 64 100 72 78 54Q%d 66 %d 92Z".formatted(right - 6, left + 6, left - 4);
          case 3 ->
              "Q%d 60 118 58L100 68L82 58Q%d 60 %d 92Z".formatted(right - 2, left + 2, left - 4);
          case 4 -> "L%d 68L120 74L112 60L100 76L90 60L80 74L%d 66Z".formatted(right - 6, left + 6);
          default -> "L%d 62Q100 52 %d 62L%d 92Z".formatted(right - 2, left + 2, left - 4);
        };
    pen.shape(looks.hair(), outer + line);
    if (looks.lady()) {
      lock(left);
      lock(right);
      ornament();
    }
  }

  private void lock(int x) {
    int out = x < 100 ? -1 : 1;
    pen.shape(
        looks.hair(),
        "M%d 76Q%d 104 %d 126Q%d 104 %d 76Z",
        x + out * 5,
        x + out * 9,
        x + out,
        x - out * 3,
        x - out * 5);
  }

  private void ornament() {
    int x = dice.of(66, 134);
    switch (dice.roll(4)) {
      case 0 -> {
        for (int i = 0; i < 5; i++) {
          double turn = Math.PI * 2 * i / 5;
          pen.lines(1.6).disc(Inks.ROSE, x + Math.cos(turn) * 7, 56 + Math.sin(turn) * 7, 5.5);
        }
        pen.disc(Inks.OCHRE, x, 56, 3.6).lines(2.4);
      }
      case 1 ->
          pen.shape(Inks.SEAL, "M%d 54l-14-9v18ZM%d 54l14-9v18Z", x, x).disc(Inks.SEAL, x, 54, 4.5);
      case 2 -> {
        pen.stroke(Inks.OCHRE, 3, "M%d 60L%d 36", x, x + (x < 100 ? -10 : 10));
        pen.disc(Inks.SEAL, x + (x < 100 ? -11 : 11), 34, 5);
      }
      default -> {}
    }
  }

  void beard() {
    if (looks.lady()) {
      return;
    }
    String hair = looks.hair();
    if (looks.hint() == Hint.WIZARD && looks.old()) {
      pen.shape(
          hair,
          "M%d 98Q%d 190 100 196Q%d 190 %d 98Q%d 118 110 114Q100 110 90 114Q%d 118 %d 98Z",
          left + 1,
          left,
          right,
          right - 1,
          right - 6,
          left + 6,
          left + 1);
      pen.line(2.2, "M92 122Q100 127 108 122");
      return;
    }
    switch (dice.roll(looks.hint() == Hint.NONE ? 9 : 6)) {
      case 0 ->
          pen.shape(
                  hair,
                  "M%d 98Q%d 150 100 154Q%d 150 %d 98Q%d 120 112 114Q100 110 88 114Q%d 120 %d 98Z",
                  left + 1,
                  left + 2,
                  right - 2,
                  right - 1,
                  right - 8,
                  left + 8,
                  left + 1)
              .line(2.2, "M92 122Q100 126 108 122");
      case 1 ->
          pen.shape(hair, "M92 130Q100 127 108 130Q108 152 100 156Q92 152 92 130Z")
              .line(3, "M86 115Q93 110 100 114Q107 110 114 115");
      case 2 ->
          pen.shape(hair, "M100 113Q88 110 80 121Q92 121 100 117Q108 121 120 121Q112 110 100 113Z");
      case 3 -> pen.stroke(hair, 3.4, "M99 115Q90 114 84 128M101 115Q110 114 116 128");
      default -> {}
    }
  }
}
