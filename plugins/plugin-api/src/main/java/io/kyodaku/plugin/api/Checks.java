package io.kyodaku.plugin.api;

/** What the records of this package say when they are given what cannot be. */
final class Checks {

  private Checks() {}

  static void that(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
