package io.kyodaku.portal.rightsholder;

import java.util.UUID;

/** Stands for what an address names where it names nothing: nobody's, so it is not found. */
final class Nowhere {

  static final UUID ID = new UUID(0, 0);

  private Nowhere() {}
}
