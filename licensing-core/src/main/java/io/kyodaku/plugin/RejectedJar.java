package io.kyodaku.plugin;

/** Ends the loading of a jar inside this package; it never leaves it. */
final class RejectedJar extends Exception {

  private static final long serialVersionUID = 1;

  private final Installation.Reason reason;

  RejectedJar(Installation.Reason reason, String text) {
    super(text, null, false, false);
    this.reason = reason;
  }

  Installation.Rejected outcome() {
    return new Installation.Rejected(reason, Texts.printable(String.valueOf(getMessage())));
  }
}
