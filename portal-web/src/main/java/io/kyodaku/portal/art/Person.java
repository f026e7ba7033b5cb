package io.kyodaku.portal.art;

import java.util.Locale;

/** A person's bust, composed of a robe, a head, hair, a face and what is worn on the head. */
final class Person {

  private static final String[] SKINS = {
    "#f4d9bd", "#ecc7a2", "#dba97f", "#b9805a", "#8b5a3f", "#64402e", "#f1d3c4"
  };
  private static final String[] HAIR = {
    "#26211d", "#26211d", "#3d2b22", "#5b3722", "#8f4a2a", "#c9a04c", "#9b958c", "#e7e1d6"
  };
  private static final int OLD_FROM = 6;

  /**
   * How somebody looks, before anything is drawn.
   *
   * @param half the width of half a head
   * @param jaw how far the chin reaches to each side
   */
  record Looks(String skin, String hair, boolean old, boolean lady, int half, int jaw, Hint hint) {}

  private final Pen pen;
  private final Dice dice;
  private final Inks inks;
  private final Looks looks;

  private Person(Pen pen, Dice dice, Inks inks, Looks looks) {
    this.pen = pen;
    this.dice = dice;
    this.inks = inks;
    this.looks = looks;
  }

  /**
   * @param singing with an open mouth and closed eyes
   */
  static void draw(Pen pen, Dice dice, Inks inks, Hint hint, boolean singing) {
    boolean lady = hint == Hint.LADY || hint == Hint.WITCH || (hint == Hint.NONE && dice.oneIn(2));
    int shade = lady ? dice.roll(OLD_FROM) : dice.roll(HAIR.length);
    boolean bearded = hint == Hint.WIZARD && dice.oneIn(2);
    Looks looks =
        new Looks(
            hint == Hint.HORNED ? dice.of("#b8453a", "#5f7a86", "#7d628f") : dice.of(SKINS),
            HAIR[bearded ? HAIR.length - 1 : shade],
            bearded || (!lady && shade >= OLD_FROM),
            lady,
            lady ? dice.between(33, 37) : dice.between(34, 40),
            lady ? dice.between(9, 15) : dice.between(13, 28),
            hint);
    new Person(pen, dice, inks, looks).draw(singing);
  }

  private void draw(boolean singing) {
    Hair hair = new Hair(pen, dice, inks, looks);
    hair.behind();
    robe();
    ears();
    head();
    face(singing);
    hair.beard();
    hair.before();
    new Headwear(pen, dice, inks, looks).put();
  }

  private void robe() {
    String body = "M22 204C26 172 54 160 82 155L118 155C146 160 174 172 178 204Z";
    pen.shape(inks.cloth(), body);
    switch (looks.hint() == Hint.KNIGHT ? 4 : dice.roll(5)) {
      case 0, 1 -> kimono();
      case 2 -> coat();
      case 3 -> {
        neck();
        pen.shape(inks.trim(), "M78 154Q100 176 122 154L128 163Q100 190 72 163Z");
        pen.disc(inks.sun(), 100, 178, 4);
      }
      default -> armour();
    }
  }

  private void neck() {
    pen.shape(shadow(looks.skin()), "M87 122L85 158Q100 170 115 158L113 122Z");
  }

  private void kimono() {
    neck();
    pen.shape(looks.skin(), "M85 156L100 188L115 156Q100 168 85 156Z");
    pen.shape(inks.trim(), "M116 150L126 158L104 204L84 204Z");
    pen.shape(inks.trim(), "M84 150L74 158L96 204L116 204L98 176Z");
    for (int i = 0; i < 3; i++) {
      int x = dice.between(34, 56);
      pen.spot(inks.trim(), .5, x, 180 + 8 * i, 3.2, 3.2);
      pen.spot(inks.trim(), .5, 200 - x, 178 + 9 * i, 3.2, 3.2);
    }
  }

  private void coat() {
    neck();
    pen.shape(Inks.WASHI, "M84 152L100 204L116 152Q100 170 84 152Z");
    pen.shape(inks.sun(), "M94 168L106 168L103 178L108 204L92 204L97 178Z");
    pen.shape(inks.cloth(), "M82 152L72 162L78 180L96 204L58 204L52 166Z");
    pen.shape(inks.cloth(), "M118 152L128 162L122 180L104 204L142 204L148 166Z");
  }

  private void armour() {
    neck();
    pen.shape(inks.trim(), "M70 160Q100 182 130 160L140 204L60 204Z");
    for (int y = 172; y < 204; y += 10) {
      pen.line(1.4, "M66 %dQ100 %d 134 %d", y + 4, y + 18, y + 4);
    }
    pen.shape(inks.sun(), "M24 200C28 174 46 164 66 160L62 204L24 204Z");
    pen.shape(inks.sun(), "M176 200C172 174 154 164 134 160L138 204L176 204Z");
  }

  private void ears() {
    if (looks.hint() == Hint.HORNED) {
      pen.shape(
          looks.skin(),
          "M%d 84L%d 72L%d 104Z",
          102 - looks.half(),
          84 - looks.half(),
          104 - looks.half());
      pen.shape(
          looks.skin(),
          "M%d 84L%d 72L%d 104Z",
          98 + looks.half(),
          116 + looks.half(),
          96 + looks.half());
      return;
    }
    pen.oval(looks.skin(), 100 - looks.half(), 94, 6, 9);
    pen.oval(looks.skin(), 100 + looks.half(), 94, 6, 9);
    if (dice.oneIn(4)) {
      pen.disc(Inks.OCHRE, 99 - looks.half(), 106, 3);
      pen.disc(Inks.OCHRE, 101 + looks.half(), 106, 3);
    }
  }

  private void head() {
    int left = 100 - looks.half();
    int right = 100 + looks.half();
    pen.shape(
        looks.skin(),
        "M%d 86C%d 32 %d 32 %d 86C%d 116 %d 139 100 139C%d 139 %d 116 %d 86Z",
        left,
        left,
        right,
        right,
        right,
        100 + looks.jaw(),
        100 - looks.jaw(),
        left,
        left);
  }

  private void face(boolean singing) {
    int apart = dice.between(15, 18);
    if (looks.lady() || dice.oneIn(3)) {
      pen.spot("#d0503f", .28, 100 - apart - 6, 109, 7, 4.5)
          .spot("#d0503f", .28, 106 + apart, 109, 7, 4.5);
    }
    if (!singing && looks.hint() == Hint.SAILOR && dice.oneIn(2)) {
      eye(100 - apart, dice.roll(4), 1);
      pen.shape(
          Pen.INK,
          "M%d 86Q%d 84 %d 88Q%d 106 %d 104Q%d 102 %d 86Z",
          88 + apart,
          100 + apart,
          112 + apart,
          110 + apart,
          100 + apart,
          90 + apart,
          88 + apart);
      pen.line(
          2.2,
          "M%d 87L%d 72M%d 88L%d 90",
          89 + apart,
          104 - looks.half(),
          112 + apart,
          99 + looks.half());
    } else {
      int kind = singing ? 4 : dice.roll(6);
      eye(100 - apart, kind, -1);
      eye(100 + apart, kind, 1);
    }
    brows(apart);
    nose();
    mouth(singing);
    marks(apart);
  }

  private void eye(int x, int kind, int side) {
    switch (kind) {
      case 0 ->
          pen.flat(Pen.INK, "M%d 93a4 5 0 1 0 8 0a4 5 0 1 0-8 0Z", x - 4)
              .spot("#ffffff", 1, x + 1.4, 91, 1.3, 1.3);
      case 1 -> {
        pen.lines(1.8)
            .shape("#ffffff", "M%d 94Q%d 84 %d 94Q%d 101 %d 94Z", x - 9, x, x + 9, x, x - 9)
            .lines(2.4);
        pen.spot(Pen.INK, 1, x, 93, 3.6, 4.2).spot("#ffffff", 1, x + 1.2, 91.5, 1.2, 1.2);
      }
      case 2 -> pen.line(2.8, "M%d 91q8-5 16 1", x - 8).spot(Pen.INK, 1, x, 93.5, 3.2, 3.4);
      case 3 -> {
        pen.flat("#ffffff", "M%d 94Q%d 87 %d 91Q%d 99 %d 94Z", x - 8, x - 2, x + 8, x + 2, x - 8);
        pen.spot(Pen.INK, 1, x, 93, 3.2, 3.4);
        pen.line(2.8, "M%d %dQ%d 85 %d %d", x - 9, 93 - side * -2, x, x + 9, 93 - side * 2);
      }
      case 4 -> pen.line(2.6, "M%d 93q8 6 16 0", x - 8);
      default -> {
        pen.lines(1.8)
            .shape("#ffffff", "M%d 92a8 7.500 0 1 0 16 0a8 7.500 0 1 0-16 0Z", x - 8)
            .lines(2.4);
        pen.spot(inks.cloth(), 1, x, 93, 5, 5.4)
            .spot(Pen.INK, 1, x, 93, 2.6, 3)
            .spot("#ffffff", 1, x + 1.6, 91, 1.5, 1.5);
      }
    }
    if (looks.lady()) {
      pen.line(2, "M%d 89l%d -4", x + side * 8, side * 4);
    }
  }

  private void brows(int apart) {
    int tilt = dice.between(-3, 4);
    double thick = looks.lady() ? 2.2 : dice.between(3, 5);
    String colour = looks.hair().equals("#e7e1d6") ? "#a8a196" : looks.hair();
    pen.stroke(
        colour,
        thick,
        "M%d %dQ%d 77 %d %d",
        91 - apart,
        82 - tilt,
        100 - apart,
        108 - apart,
        81 + tilt);
    pen.stroke(
        colour,
        thick,
        "M%d %dQ%d 77 %d %d",
        109 + apart,
        82 - tilt,
        100 + apart,
        92 + apart,
        81 + tilt);
  }

  private void nose() {
    switch (dice.roll(4)) {
      case 0 -> pen.line(2, "M101 94L96 109Q99 112 103 110");
      case 1 -> pen.line(2, "M95 108Q100 113 105 108");
      case 2 -> pen.flat(shadow(looks.skin()), "M100 92L107 110L97 110Z").line(1.8, "M97 110h9");
      default -> pen.line(2, "M103 90Q101 102 107 108Q104 112 99 110");
    }
  }

  private void mouth(boolean singing) {
    String lips = looks.lady() ? "#b8352a" : shadow(looks.skin());
    if (singing) {
      pen.shape("#7a231c", "M91 119Q100 113 109 119Q109 132 100 132Q91 132 91 119Z")
          .flat("#e3857a", "M94 128Q100 123 106 128Q103 131.500 100 131.500Q97 131.500 94 128Z");
      return;
    }
    switch (dice.roll(6)) {
      case 0 -> pen.line(2.4, "M90 120Q100 128 110 120");
      case 1 -> pen.shape("#ffffff", "M89 119Q100 122 111 119Q108 130 100 130Q92 130 89 119Z");
      case 2 -> pen.line(2.4, "M91 122Q102 124 110 118");
      case 3 ->
          pen.flat(lips, "M92 121Q96 117 100 119Q104 117 108 121Q100 128 92 121Z")
              .line(1.4, "M91 121Q100 123 109 121");
      case 4 -> pen.line(2.4, "M92 122L108 122");
      default -> pen.line(2.4, "M92 119Q100 129 108 119Z");
    }
    if (looks.hint() == Hint.HORNED) {
      pen.flat("#ffffff", "M90 119L93 110L97 120ZM110 119L107 110L103 120Z");
    }
  }

  private void marks(int apart) {
    switch (dice.roll(looks.lady() ? 7 : 9)) {
      case 0 -> {
        for (int i = 0; i < 3; i++) {
          pen.spot("#8a4a2c", .7, 88 - apart / 2.0 + 5 * i, 106 + i % 2 * 3, 1.2, 1.2);
          pen.spot("#8a4a2c", .7, 102 + apart / 2.0 + 5 * i, 106 + i % 2 * 3, 1.2, 1.2);
        }
      }
      case 1 -> pen.flat(Inks.SEAL, "M100 60q5 5 0 12q-5-7 0-12Z");
      case 2 -> {
        pen.raw("<g fill-opacity=\".25\">");
        pen.lines(2)
            .disc("#ffffff", 100 - apart, 94, 11.5)
            .disc("#ffffff", 100 + apart, 94, 11.5)
            .lines(2.4);
        pen.raw("</g>").line(2, "M%d 93Q100 89 %d 93", 112 - apart, 88 + apart);
      }
      case 3 -> pen.spot(Pen.INK, 1, 108, 114, 1.5, 1.5);
      case 7 -> pen.stroke(Inks.SEAL, 3, "M%d 84L%d 108", 96 - apart, 104 - apart);
      case 8 ->
          pen.stroke(
              Inks.SEAL,
              4,
              "M%d 78Q%d 70 %d 66M%d 78Q%d 70 %d 66M%d 108q-2 8-10 12M%d 108q2 8 10 12",
              92 - apart,
              88 - apart,
              84 - apart,
              108 + apart,
              112 + apart,
              116 + apart,
              96 - apart,
              104 + apart);
      default -> {}
    }
    if (looks.old()) {
      pen.line(1.4, "M%d 102q-5 2-6 6M%d 102q5 2 6 6M90 68q10-3 20 0", 96 - apart, 104 + apart);
    }
  }

  /** A tone darker. */
  static String shadow(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    int r = (rgb >> 16 & 255) * 84 / 100;
    int g = (rgb >> 8 & 255) * 80 / 100;
    int b = (rgb & 255) * 80 / 100;
    return String.format(Locale.ROOT, "#%02x%02x%02x", r, g, b);
  }
}
