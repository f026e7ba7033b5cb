package io.kyodaku.search;

import java.util.UUID;

/**
 * Something that was found.
 *
 * @param id what its page is found by
 * @param name what people know it by; empty where that is its id
 * @param note where it belongs: a work, a state; may be empty
 */
public record Hit(Kind kind, UUID id, String name, String note) {

  /** What it is, which says on which page it is shown. */
  public enum Kind {
    WORK,
    ASSET,
    USAGE,
    STATEMENT,
    PAYOUT,
    IMPORT,
    GENERATION,
    ORDER,
    RUN,
    TENANT
  }
}
