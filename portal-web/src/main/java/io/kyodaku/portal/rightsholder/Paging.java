package io.kyodaku.portal.rightsholder;

import org.jspecify.annotations.Nullable;

/** Pages of lists, counted from 0. */
final class Paging {

  private static final int PAGE_AT_MOST = 100_000;

  private Paging() {}

  /** The page that an address asks for, within bounds; the first when it asks for none. */
  static int page(@Nullable String asked) {
    return asked != null && asked.matches("[0-9]{1,9}")
        ? Math.min(Integer.parseInt(asked), PAGE_AT_MOST)
        : 0;
  }

  static boolean more(int page, int size, long total) {
    return (page + 1L) * size < total;
  }
}
