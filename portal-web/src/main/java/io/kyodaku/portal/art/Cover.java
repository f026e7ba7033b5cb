package io.kyodaku.portal.art;

/** A book bound with thread, as old ones are, with a landscape in its window. */
final class Cover {

  private Cover() {}

  static void draw(Pen pen, Dice dice, Inks inks) {
    pen.box("#e9dfca", 0, 0, 200, 200, 0);
    pen.flat("#cbbf9f", "M34 22h142v164H34Z").flat("#fbf6e9", "M30 18h142v164H30Z");
    Pen cover = new Pen();
    Ground.draw(cover, dice, inks);
    pen.raw(
        "<clipPath id=\"c\"><path d=\"M24 14h142v164H24Z\"/></clipPath><g clip-path=\"url(#c)\">");
    pen.raw(cover.drawn()).raw("</g>");
    pen.stroke(Pen.INK, 2.4, "M24 14h142v164H24Z");
    pen.stroke(Inks.WASHI, 2, "M152 14v164M152 30h14M152 70h14M152 120h14M152 162h14");
    pen.raw(
        "<clipPath id=\"w\"><circle cx=\"94\" cy=\"106\" r=\"54\"/></clipPath><g"
            + " clip-path=\"url(#w)\"><g transform=\"translate(38 46) scale(.6)\">");
    Scenery.draw(pen, dice);
    pen.raw("</g></g>").stroke(Pen.INK, 2.4, "M40 106a54 54 0 1 1 108 0a54 54 0 1 1-108 0Z");
    pen.stroke(Inks.WASHI, 2, "M37 106a57 57 0 1 1 114 0a57 57 0 1 1-114 0Z");
    pen.lines(2)
        .shape(Inks.WASHI, "M34 24h20v60H34Z")
        .flat(
            Pen.INK,
            "M40 30h8v5h-8ZM41 38h6v7h-6ZM40 48h8v4h-8ZM42 55h5v8h-5ZM40 66h8v5h-8ZM41 74h6v4h-6Z");
  }
}
