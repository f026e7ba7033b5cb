package io.kyodaku.portal.art;

import java.util.Locale;
import java.util.UUID;

/**
 * A drawn picture for an asset that has none: a print in few inks, with character, and always the
 * same for the same asset. A figure is a face or a beast, as its name says; a voice sings; a style
 * is a landscape; a whole work is a bound book. The seal in the corner has the name's first
 * character.
 */
final class Portrait {

  private Portrait() {}

  /**
   * @param name as its owner writes it; of its text only one letter is drawn
   * @param kind an asset kind by name
   */
  static String of(UUID asset, String name, String kind) {
    Dice dice = new Dice(asset.getLeastSignificantBits() ^ asset.getMostSignificantBits());
    Pen pen = new Pen();
    Inks inks = Inks.of(dice);
    String lower = name.toLowerCase(Locale.ROOT);
    switch (kind) {
      case "STYLE" -> style(pen, dice, inks);
      case "WORK" -> Cover.draw(pen, dice, inks);
      case "VOICE" -> voice(pen, dice, inks);
      case "LIKENESS" -> likeness(pen, dice, inks);
      default -> figure(pen, dice, inks, lower);
    }
    seal(pen, name);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 200\" width=\"600\""
        + " height=\"600\">"
        + pen.drawn()
        + "</svg>";
  }

  private static void figure(Pen pen, Dice dice, Inks inks, String name) {
    Ground.draw(pen, dice, inks);
    pen.spot(inks.sun(), 1, 100, 90, 74, 74);
    Hint hint = Hint.in(name);
    if (hint.isBeast()) {
      Beast.draw(pen, dice, inks, hint, name);
    } else {
      Person.draw(pen, dice, inks, hint, false);
    }
  }

  /** Waves go out from who sings. */
  private static void voice(Pen pen, Dice dice, Inks inks) {
    pen.box(inks.paper(), 0, 0, 200, 200, 0);
    for (int r = 150; r > 55; r -= 16) {
      pen.stroke(
          r / 16 % 2 == 0 ? inks.pattern() : inks.sun(),
          6,
          "M%d 122a%d %d 0 1 1 %d 0",
          100 - r,
          r,
          r,
          2 * r);
    }
    Person.draw(pen, dice, inks, Hint.NONE, true);
    for (int i = 0; i < 3; i++) {
      int x = dice.of(24, 160) + dice.between(0, 16);
      int y = 40 + 44 * i;
      pen.lines(2).oval(inks.cloth(), x, y, 6, 4.6).line(2.4, "M%d %dv-24q3 8 10 9", x + 6, y);
    }
    pen.lines(2.4);
  }

  /** A person in a medallion. */
  private static void likeness(Pen pen, Dice dice, Inks inks) {
    Ground.draw(pen, dice, inks);
    pen.raw("<clipPath id=\"m\"><circle cx=\"100\" cy=\"100\" r=\"84\"/></clipPath>");
    pen.disc(Inks.WASHI, 100, 100, 92).spot(inks.sun(), .55, 100, 100, 84, 84);
    pen.raw("<g clip-path=\"url(#m)\">");
    Person.draw(pen, dice, inks, Hint.NONE, false);
    pen.raw("</g>").stroke(Pen.INK, 3, "M16 100a84 84 0 1 1 168 0a84 84 0 1 1-168 0Z");
    pen.stroke(Inks.OCHRE, 3, "M10 100a90 90 0 1 1 180 0a90 90 0 1 1-180 0Z");
  }

  private static void style(Pen pen, Dice dice, Inks inks) {
    Scenery.draw(pen, dice);
    if (dice.oneIn(2)) {
      pen.raw("<g transform=\"translate(146 150) rotate(32)\">");
      pen.shape("#c9a06a", "M-5 -96h10l2 100h-14Z").shape(inks.cloth(), "M-8 4h16v12h-16Z");
      pen.shape(Pen.INK, "M-8 16Q-11 36 0 52Q11 36 8 16Z").raw("</g>");
    } else {
      pen.raw("<path d=\"M6 6h188v188H6Z\" fill=\"none\" stroke=\"#f6f0e2\" stroke-width=\"12\"/>");
      pen.stroke(Pen.INK, 2, "M12 12h176v176H12Z");
    }
  }

  private static void seal(Pen pen, String name) {
    pen.raw("<g transform=\"rotate(-3 182 182)\">").box(Inks.SEAL, 168, 168, 27, 27, 5);
    pen.raw(
        "<rect x=\"170.500\" y=\"170.500\" width=\"22\" height=\"22\" rx=\"3\" fill=\"none\""
            + " stroke=\"#f6f0e2\"/>");
    name.codePoints()
        .filter(Character::isLetterOrDigit)
        .findFirst()
        .ifPresent(
            letter ->
                pen.raw(
                    "<text x=\"181.500\" y=\"187.200\" font-size=\"16\" font-weight=\"600\""
                        + " text-anchor=\"middle\" fill=\"#f6f0e2\" font-family=\"'Noto Serif CJK"
                        + " JP','Yu Mincho','Hiragino Mincho ProN',Georgia,serif\">&#"
                        + Character.toUpperCase(letter)
                        + ";</text>"));
    pen.raw("</g>");
  }
}
