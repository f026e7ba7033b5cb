package io.kyodaku.screening;

import java.util.UUID;

/**
 * Words that are no name, but are looked for like one.
 *
 * @param subjectId what it is said of: of a blocked term whatever its owner blocks it for, of a
 *     support the asset that it supports
 */
public record Term(UUID subjectId, String text, Role role) implements Sought {

  /** What finding it means. */
  public enum Role {
    /** Its owner wants to know. */
    BLOCKED,
    /** Weak names of the asset near by are meant. Never reported itself. */
    SUPPORT
  }
}
