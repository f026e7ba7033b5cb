package io.kyodaku.portal.art;

/**
 * The inks of one print: few, as a block printer would mix them.
 *
 * @param paper of the ground
 * @param pattern on the ground
 * @param sun behind the head
 * @param cloth the robe, and {@code trim} its edge
 */
record Inks(String paper, String pattern, String sun, String cloth, String trim) {

  static final String WASHI = "#f6f0e2";
  static final String SEAL = "#b8352a";
  static final String INDIGO = "#2b4c7e";
  static final String MOSS = "#5f7a45";
  static final String OCHRE = "#c8952f";
  static final String WISTERIA = "#7d628f";
  static final String TEAL = "#2f7a78";
  static final String ROSE = "#d98b82";
  static final String NIGHT = "#27324a";

  private static final Inks[] PRINTS = {
    new Inks("#f3e6c9", "#e6d3a8", "#d0503f", INDIGO, WASHI),
    new Inks("#d9e4e3", "#bfd2d2", WASHI, SEAL, OCHRE),
    new Inks("#e9d8d0", "#dbc1b6", "#f6f0e2", TEAL, WASHI),
    new Inks(NIGHT, "#364563", "#e9cf8a", SEAL, WASHI),
    new Inks("#dfe3cc", "#cbd3b0", "#e2b04a", WISTERIA, WASHI),
    new Inks("#2b4c7e", "#3a5f96", WASHI, OCHRE, NIGHT),
    new Inks("#efe3d3", "#dfccb4", "#7fa3a0", MOSS, WASHI),
    new Inks("#e7dfeb", "#d3c6da", "#e2b04a", INDIGO, ROSE),
    new Inks("#b8453a", "#c75c50", "#f3dfae", NIGHT, OCHRE),
    new Inks("#cfdbe8", "#b6c8dc", ROSE, MOSS, WASHI),
    new Inks("#f0dcae", "#e3c888", WASHI, SEAL, NIGHT),
    new Inks("#356663", "#447a76", "#f0d9a0", WISTERIA, WASHI),
  };

  static Inks of(Dice dice) {
    return dice.of(PRINTS);
  }
}
