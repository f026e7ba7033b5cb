package io.kyodaku.shared;

import java.util.Objects;

/**
 * What is wrong with one field that somebody filled in.
 *
 * @param field its name as the form or the REST body spells it
 * @param message for people, in English, without what was typed
 */
public record FieldError(String field, String message) {

  public FieldError {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(message, "message");
  }
}
