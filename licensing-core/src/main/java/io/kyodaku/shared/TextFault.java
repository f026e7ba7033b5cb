package io.kyodaku.shared;

/** What can be wrong with any text. */
public enum TextFault implements Fault.Kind {
  MISSING("is missing"),
  TOO_LONG("is longer than {0} characters"),
  CONTROL_CHARACTERS("has control or direction characters"),
  NOTHING_TO_SEE("has nothing to see"),
  CHOICE_MISSING("is missing; it is one of {0}"),
  CHOICE_UNKNOWN("is unknown; it is one of {0}");

  private final String english;

  TextFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
