package io.kyodaku.portal.art;

/** An animal's face, or the whole animal where that says more. */
final class Beast {

  private static final int[][] SPOTS = {
    {76, 62},
    {97, 54},
    {118, 62},
    {60, 82},
    {136, 82},
    {86, 76},
    {108, 76},
    {54, 112},
    {140, 112},
    {62, 134},
    {132, 134}
  };

  private final Pen pen;
  private final Dice dice;
  private final Inks inks;

  private Beast(Pen pen, Dice dice, Inks inks) {
    this.pen = pen;
    this.dice = dice;
    this.inks = inks;
  }

  static void draw(Pen pen, Dice dice, Inks inks, Hint hint, String name) {
    Beast beast = new Beast(pen, dice, inks);
    switch (hint) {
      case CAT -> beast.cat(name);
      case RABBIT -> beast.rabbit();
      case BEAR -> beast.bear();
      case BIRD -> beast.bird();
      case OWL -> beast.owl();
      case DRAGON -> beast.dragon();
      case TORTOISE -> beast.tortoise();
      case WHALE -> beast.whale();
      case MONKEY -> beast.monkey();
      case PIG -> beast.pig();
      case BULL -> beast.bull();
      default -> beast.fox();
    }
  }

  private void shoulders(String fur) {
    pen.shape(fur, "M30 204C34 170 62 156 100 156C138 156 166 170 170 204Z");
    pen.shape(inks.cloth(), "M58 168Q100 192 142 168L150 184Q100 212 50 184Z");
    pen.disc(Inks.OCHRE, 100, 190, 7).line(2, "M100 190v6");
  }

  private void eyes(int apart, int y, String iris) {
    for (int side = -1; side < 2; side += 2) {
      double x = 100 + side * apart;
      pen.lines(2)
          .oval(iris, x, y, 8.5, 9)
          .spot(Pen.INK, 1, x, y, 4, 6.5)
          .spot("#ffffff", 1, x + 2, y - 3, 2, 2);
    }
    pen.lines(2.4);
  }

  private void snout(int y, String nose) {
    pen.shape(
        nose,
        "M91 %dQ100 %d 109 %dQ107 %d 100 %dQ93 %d 91 %dZ",
        y,
        y - 5,
        y,
        y + 8,
        y + 10,
        y + 8,
        y);
    pen.line(2.2, "M100 %dv6M100 %dq-7 9-15 3M100 %dq7 9 15 3", y + 10, y + 16, y + 16);
  }

  private void whiskers(int y) {
    pen.line(
        1.5,
        "M76 %dL42 %dM76 %dL44 %dM124 %dL158 %dM124 %dL156 %d",
        y,
        y - 6,
        y + 6,
        y + 8,
        y,
        y - 6,
        y + 6,
        y + 8);
  }

  private void cat(String name) {
    boolean lion = name.contains("lion");
    boolean wild = name.contains("tiger") || name.contains("leopard");
    String fur = lion || wild ? "#dba24a" : dice.of("#8d8a88", "#e6dccb", "#c98a4b", "#3c3733");
    shoulders(fur);
    if (lion) {
      for (int i = 0; i < 14; i++) {
        double turn = Math.PI * 2 * i / 14;
        pen.disc("#8f4a2a", 100 + Math.cos(turn) * 50, 98 + Math.sin(turn) * 48, 18);
      }
    }
    pen.shape(fur, "M56 74L50 26L84 50ZM144 74L150 26L116 50Z")
        .flat(Inks.ROSE, "M60 62L57 38L74 50ZM140 62L143 38L126 50Z");
    pen.shape(
        fur,
        "M48 100C46 56 72 44 100 44C128 44 154 56 152 100C152 134 126 152 100 152C74 152 48 134 48"
            + " 100Z");
    if (name.contains("leopard")) {
      for (int[] at : SPOTS) {
        pen.stroke(Pen.INK, 2.6, "M%d %dq-4-7 3-8q7 0 5 7", at[0], at[1]);
        pen.spot("#8f5a24", 1, at[0] + 3, at[1] - 3, 2, 2);
      }
    } else if (!lion) {
      pen.line(
          3.4,
          "M100 48v20M86 50l3 16M114 50l-3 16M52 104l16 3M148 104l-16 3M54 118l14-1M146 118l-14-1");
    }
    pen.flat(
        "#fbf4e6",
        "M76 124C76 110 90 110 100 114C110 110 124 110 124 124C124 140 112 148 100 148C88 148 76"
            + " 140 76 124Z");
    eyes(24, 94, dice.of("#b7c86a", "#e2b04a", "#9cc4c9"));
    snout(114, "#b8655a");
    whiskers(122);
    if (name.contains("cheshire")) {
      pen.shape("#ffffff", "M62 118Q100 160 138 118Q132 148 100 148Q68 148 62 118Z")
          .line(1.6, "M76 130v8M88 136v10M100 138v10M112 136v10M124 130v8");
    }
  }

  private void fox() {
    String fur = dice.of("#c8693a", "#d98f45", "#8b8a90", "#efe6d6");
    shoulders(fur);
    pen.shape(fur, "M58 84L46 18L90 56ZM142 84L154 18L110 56Z")
        .flat("#3c2a22", "M57 60L50 30L72 50ZM143 60L150 30L128 50Z");
    pen.shape(
        fur,
        "M48 84C56 50 80 46 100 46C120 46 144 50 152 84C154 108 136 116 124 126C116 136 110 150 100"
            + " 150C90 150 84 136 76 126C64 116 46 108 48 84Z");
    pen.flat(
        "#fbf4e6",
        "M50 90C66 92 84 98 92 120L100 136L108 120C116 98 134 92 150 90C152 108 136 116 124 126C116"
            + " 136 110 148 100 148C90 148 84 136 76 126C64 116 48 108 50 90Z");
    pen.line(3, "M68 92q10-9 20 1M132 92q-10-9-20 1")
        .spot(Pen.INK, 1, 79, 93, 4, 4.4)
        .spot(Pen.INK, 1, 121, 93, 4, 4.4);
    pen.flat(Inks.SEAL, "M100 54q7 9 0 20q-7-11 0-20ZM66 80l10-8 2 4ZM134 80l-10-8-2 4Z");
    pen.spot(Pen.INK, 1, 100, 136, 7, 5).line(2, "M100 141v4");
  }

  private void rabbit() {
    String fur = dice.of("#f3ece0", "#c9b199", "#a88a70");
    shoulders(fur);
    for (int side = -1; side < 2; side += 2) {
      pen.raw(
          "<g transform=\"rotate(%d %d 60)\">"
              .formatted(side * dice.between(6, 22), 100 + side * 22));
      pen.oval(fur, 100 + side * 22, 34, 14, 40)
          .raw("")
          .spot(Inks.ROSE, .8, 100 + side * 22, 36, 7, 28)
          .raw("</g>");
    }
    pen.oval(fur, 100, 104, 48, 46);
    pen.flat(
        "#ffffff",
        "M80 124a11 10 0 0 1 20-4a11 10 0 0 1 20 4a14 14 0 0 1-20 12a14 14 0 0 1-20-12Z");
    eyes(24, 96, "#b8453a");
    snout(114, Inks.ROSE);
    pen.lines(1.8).shape("#ffffff", "M94 132h12v11h-12ZM100 132v11").lines(2.4);
    whiskers(120);
  }

  private void bear() {
    String fur = dice.of("#7a5a42", "#5b4638", "#8f7458");
    shoulders(fur);
    pen.disc(fur, 60, 62, 18)
        .disc(fur, 140, 62, 18)
        .spot("#3a2b22", 1, 60, 64, 9, 9)
        .spot("#3a2b22", 1, 140, 64, 9, 9);
    pen.shape(
        fur,
        "M44 104C44 64 70 48 100 48C130 48 156 64 156 104C156 138 130 154 100 154C70 154 44 138 44"
            + " 104Z");
    pen.flat(
        "#2e2520",
        "M52 96Q64 80 92 88Q96 104 84 110Q62 116 52 96ZM148 96Q136 80 108 88Q104 104 116 110Q138"
            + " 116 148 96Z");
    pen.oval("#e2cba8", 100, 126, 26, 22);
    eyes(24, 96, "#fbf4e6");
    snout(116, Pen.INK);
    pen.shape(Inks.MOSS, "M100 50Q84 30 100 18Q116 30 100 50Z").line(1.4, "M100 50V28");
  }

  private void bird() {
    String feathers = dice.of("#f4eee2", "#b8453a", "#4c6b94", "#8a6a4c");
    String crest = dice.of(Inks.SEAL, Inks.OCHRE, inks.cloth());
    for (int i = 0; i < 4; i++) {
      pen.shape(
          crest,
          "M88 50Q%d %d %d %dQ%d %d 108 48Z",
          60 + 14 * i,
          30 - 4 * i,
          56 + 20 * i,
          12 + 3 * (i % 2),
          92 + 8 * i,
          26);
    }
    pen.shape(
        feathers,
        "M38 204C36 160 58 138 62 104C54 62 82 42 108 44C136 46 146 76 138 104C154 132 164 168 162"
            + " 204Z");
    pen.flat(
        "#fbf6ea", "M84 118Q104 136 134 116C146 140 150 176 148 204L92 204C76 180 74 148 84 118Z");
    for (int y = 140; y < 200; y += 18) {
      pen.line(
          1.8, "M%d %dq6 8 12 0M%d %dq6 8 12 0", 96 + y / 18 % 2 * 6, y, 118 + y / 18 % 2 * 6, y);
    }
    pen.shape(inks.cloth(), "M38 204C40 170 58 150 78 142C88 160 84 186 78 204Z")
        .line(1.8, "M48 194q12-6 26-4M54 176q12-6 26-4");
    pen.shape(Inks.OCHRE, "M132 74Q160 76 182 92Q158 98 134 104Q124 90 132 74Z")
        .line(1.8, "M130 90Q154 88 176 93");
    pen.oval("#ffffff", 106, 80, 12, 12)
        .spot(Pen.INK, 1, 109, 80, 6.500, 6.500)
        .spot("#ffffff", 1, 111, 77, 2.200, 2.200);
    pen.spot("#d0503f", .4, 102, 100, 9, 5);
  }

  private void owl() {
    String feathers = dice.of("#8a6a4c", "#6d7480", "#a8794a");
    pen.shape(
        feathers, "M44 204C36 120 44 62 52 32L78 50Q100 42 122 50L148 32C156 62 164 120 156 204Z");
    pen.disc("#f3e3c4", 76, 86, 27)
        .disc("#f3e3c4", 124, 86, 27)
        .disc(Inks.OCHRE, 78, 86, 15)
        .disc(Inks.OCHRE, 122, 86, 15);
    pen.spot(Pen.INK, 1, 79, 86, 8, 8)
        .spot(Pen.INK, 1, 121, 86, 8, 8)
        .spot("#ffffff", 1, 82, 83, 2.6, 2.6)
        .spot("#ffffff", 1, 124, 83, 2.6, 2.6);
    pen.shape("#d9902f", "M90 98Q100 92 110 98L100 122Z");
    for (int y = 134; y < 204; y += 16) {
      for (int x = 70 + y / 16 % 2 * 10; x < 134; x += 20) {
        pen.line(2, "M%d %dq7 10 14 0", x, y);
      }
    }
  }

  private void dragon() {
    String scales = dice.of("#4f7a56", "#2f7a78", "#b8453a");
    pen.shape(scales, "M150 204C176 160 150 140 130 132L70 132C50 150 60 190 76 204Z");
    pen.shape(Inks.WASHI, "M64 60Q38 40 30 8Q58 24 82 48ZM136 60Q162 40 170 8Q142 24 118 48Z");
    pen.shape(Inks.OCHRE, "M44 96L22 84L46 76L30 58L60 62ZM156 96L178 84L154 76L170 58L140 62Z");
    pen.shape(
        scales,
        "M50 86C52 54 76 44 100 44C124 44 148 54 150 86C150 106 138 112 134 122Q138 150 100 152Q62"
            + " 150 66 122C62 112 50 106 50 86Z");
    pen.shape("#f3e3c4", "M68 124Q100 108 132 124Q136 148 100 150Q64 148 68 124Z");
    pen.shape("#ffffff", "M74 138l5 11 5-9ZM126 138l-5 11-5-9Z")
        .spot(Pen.INK, 1, 90, 124, 3.4, 2.6)
        .spot(Pen.INK, 1, 110, 124, 3.4, 2.6);
    pen.line(2.4, "M74 138Q100 148 126 138")
        .line(2, "M66 126Q34 124 24 150M134 126Q166 124 176 150");
    eyes(24, 88, "#e2b04a");
    pen.line(4.4, "M62 76L88 82M138 76L112 82").flat(Inks.SEAL, "M100 50l6 12-6 12-6-12Z");
  }

  private void tortoise() {
    pen.shape(Inks.MOSS, "M16 176C10 110 56 92 100 92C144 92 190 110 184 176Z");
    pen.line(
        2.2,
        "M100 94v28L76 136v38M100 122l24 14v38M76 136L44 124M124 136l32-12M20 150l30 8 26-22M180"
            + " 150l-30 8-26-22");
    pen.shape("#c9b27a", "M12 176Q100 194 188 176L184 190Q100 206 16 190Z");
    pen.shape("#8fa36a", "M78 128C70 84 74 58 100 56C126 58 130 84 122 128Q100 144 78 128Z");
    eyes(13, 84, "#fbf4e6");
    pen.line(2.4, "M84 112Q100 122 116 112")
        .spot(Pen.INK, 1, 96, 100, 1.6, 1.6)
        .spot(Pen.INK, 1, 104, 100, 1.6, 1.6);
    pen.shape(Inks.WASHI, "M86 118Q82 152 100 160Q118 152 114 118Q100 130 86 118Z")
        .line(1.2, "M94 130v18M100 132v22M106 130v18");
  }

  private void whale() {
    pen.shape(Inks.WASHI, "M92 60Q84 24 66 26Q56 30 62 40M92 60Q98 20 118 24Q128 30 120 40Z");
    pen.shape(
        "#e7e4dc",
        "M14 150C18 92 60 66 104 68C150 70 176 96 182 70Q196 52 192 36Q178 44 172 56Q158 44 146"
            + " 46Q150 64 168 74L178 92C186 130 160 168 110 170L20 168Z");
    pen.shape("#c6d3d6", "M16 152Q60 158 96 150Q90 172 60 172L20 170Z")
        .line(1.6, "M28 156v12M42 158v12M56 158v12M70 156v14");
    pen.spot(Pen.INK, 1, 66, 128, 5, 5.500).line(2.4, "M58 116q8-5 16 0M16 150Q50 158 86 142");
    for (int y = 168; y < 204; y += 13) {
      pen.shape(
          y < 175 ? Inks.INDIGO : Inks.TEAL,
          "M-8 %dq13-14 27 0t27 0t27 0t27 0t27 0t27 0t27 0t27 0V206H-8Z",
          y);
    }
  }

  private void monkey() {
    String fur = "#8a5a34";
    shoulders(fur);
    pen.disc(fur, 48, 100, 16)
        .disc(fur, 152, 100, 16)
        .spot("#e8b990", 1, 48, 100, 9, 9)
        .spot("#e8b990", 1, 152, 100, 9, 9);
    pen.shape(
        fur,
        "M50 104C44 60 70 40 100 40C130 40 156 60 150 104C152 136 128 154 100 154C72 154 48 136 50"
            + " 104Z");
    pen.shape(
        "#efc6a0",
        "M100 78C90 66 60 68 62 94C62 106 70 110 72 118C66 140 84 150 100 150C116 150 134 140 128"
            + " 118C130 110 138 106 138 94C140 68 110 66 100 78Z");
    pen.shape(Inks.OCHRE, "M50 70Q100 40 150 70L148 80Q100 52 52 80Z").disc(Inks.SEAL, 100, 58, 6);
    pen.stroke(Inks.SEAL, 3, "M88 44Q70 14 44 12M112 44Q130 14 156 12");
    eyes(20, 96, "#e2b04a");
    pen.line(2.2, "M94 114q3-3 5 0M106 114q-3-3-5 0M80 128Q100 146 120 128")
        .line(3, "M70 84q10-7 20 0M130 84q-10-7-20 0");
  }

  private void pig() {
    String skin = "#e3a79c";
    shoulders(skin);
    pen.shape(skin, "M60 74Q34 60 36 36Q64 34 84 56ZM140 74Q166 60 164 36Q136 34 116 56Z");
    pen.oval(skin, 100, 102, 52, 50).oval("#d58a80", 100, 118, 22, 16);
    pen.spot("#6b2f2a", 1, 92, 118, 4, 6)
        .spot("#6b2f2a", 1, 108, 118, 4, 6)
        .line(2.2, "M84 140Q100 148 116 140");
    pen.shape("#ffffff", "M76 136l-3-12 9 8ZM124 136l3-12-9 8Z");
    eyes(26, 90, "#fbf4e6");
    pen.shape(inks.cloth(), "M62 66Q100 26 138 66Q100 52 62 66Z").disc(Inks.OCHRE, 100, 50, 5);
  }

  private void bull() {
    String fur = dice.of("#6b4630", "#3c322c", "#94663f");
    shoulders(fur);
    pen.shape(Inks.WASHI, "M64 66Q26 64 24 22Q44 46 80 48ZM136 66Q174 64 176 22Q156 46 120 48Z");
    pen.shape(fur, "M60 84L28 86Q40 104 64 100ZM140 84L172 86Q160 104 136 100Z");
    pen.shape(
        fur,
        "M60 80C60 54 80 46 100 46C120 46 140 54 140 80C140 108 128 118 128 134Q126 156 100 156Q74"
            + " 156 72 134C72 118 60 108 60 80Z");
    pen.oval("#d9b79a", 100, 138, 28, 18)
        .spot(Pen.INK, 1, 90, 136, 4, 3.4)
        .spot(Pen.INK, 1, 110, 136, 4, 3.4);
    pen.stroke(Inks.OCHRE, 3.6, "M92 144a8 9 0 1 0 16 0");
    eyes(20, 92, "#e2b04a");
    pen.line(4.4, "M70 80L90 86M130 80L110 86")
        .shape("#2a211c", "M84 52Q92 36 100 50Q108 34 116 52Q100 70 84 52Z");
  }
}
