package io.kyodaku.shared;

import java.util.Objects;

/**
 * What is wrong with one field that somebody filled in.
 *
 * @param field its name as the form or the REST body spells it
 * @param fault without what was typed
 */
public record FieldError(String field, Fault fault) {

  public FieldError {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(fault, "fault");
  }

  /** Something that there are only these words for. */
  public FieldError(String field, String message) {
    this(field, Fault.said(message));
  }

  /** For people, in English. */
  public String message() {
    return fault.english();
  }
}
