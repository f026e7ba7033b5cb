package io.kyodaku.plugin;

/** Ends a call of a plugin inside this package; it never leaves it. */
final class Misbehaviour extends Exception {

  private static final long serialVersionUID = 1;

  private final FailureKind kind;

  Misbehaviour(FailureKind kind, String text) {
    super(text, null, false, false);
    this.kind = kind;
  }

  FailureKind kind() {
    return kind;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
