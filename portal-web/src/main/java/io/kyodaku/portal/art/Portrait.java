package io.kyodaku.portal.art;

import java.util.UUID;

/** A drawn face for an asset that has no picture: always the same for the same asset. */
final class Portrait {

  private static final String[] GROUNDS = {"#24477a", "#b5352a", "#5d7a3a", "#96690c", "#7c5a9c"};
  private static final String[] FACES = {"#f2d6b8", "#d9a77c", "#8d5a3b", "#f6f4ee", "#bcd0c2"};

  private Portrait() {}

  static String of(UUID asset) {
    int seed = Math.floorMod(asset.getLeastSignificantBits() ^ asset.getMostSignificantBits(), 625);
    int eyes = 52 + seed % 5 * 3;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160"><rect width="160" height="160" fill="%s"/>\
    <ellipse cx="80" cy="88" rx="%d" ry="46" fill="%s"/>\
    <circle cx="%d" cy="84" r="4" fill="#1b1917"/><circle cx="%d" cy="84" r="4" fill="#1b1917"/>\
    <path d="M66 108q14 %d 28 0" fill="none" stroke="#1b1917" stroke-width="3" stroke-linecap="round"/></svg>\
    """
        .formatted(
            GROUNDS[seed % 5],
            36 + seed / 5 % 5 * 2,
            FACES[seed / 25 % 5],
            eyes + 8,
            160 - eyes - 8,
            4 + seed / 125 * 3);
  }
}
