package io.kyodaku.shared;

import java.util.List;

/**
 * Settings of what is built in, which can say what is wrong with them in every language. A jar's
 * settings have only their constructor, and its words.
 */
public interface CheckedSettings {

  /** What keeps a contract from holding them, each at the setting that it is about. */
  List<FieldError> faults();
}
