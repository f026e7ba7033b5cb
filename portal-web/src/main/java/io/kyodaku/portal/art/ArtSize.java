package io.kyodaku.portal.art;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sizes in which pictures are kept, and where. */
final class ArtSize {

  /** Pixels of a side. */
  static final List<Integer> SIDES = List.of(96, 320, 640);

  private static final int USUAL = 640;

  private ArtSize() {}

  /** What an address asks for; nothing where there is no such size. */
  static OptionalInt asked(@Nullable String size) {
    if (size == null) {
      return OptionalInt.of(USUAL);
    }
    return SIDES.stream().mapToInt(side -> side).filter(side -> size.equals("" + side)).findFirst();
  }

  static String key(UUID pictureId, int side) {
    return "art/" + pictureId + "/" + side + ".jpg";
  }
}
