package io.kyodaku.plugin;

/** Texts that come from plugins, made fit for a page, a log line and a file. */
final class Texts {

  private static final int LONGEST = 300;

  private Texts() {}

  /** Without control characters, and cut where it gets long. */
  static String printable(String text) {
    String oneLine = text.replaceAll("\\p{Cc}", " ");
    return oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST) + "…";
  }

  /**
   * What was thrown, and why. Reading a message may run the plugin's own code, so this belongs
   * inside a watched call.
   */
  static String describe(Throwable thrown) {
    Throwable cause = thrown.getCause();
    String what = named(thrown);
    return printable(cause == null ? what : what + ", because of " + named(cause));
  }

  private static String named(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return message == null ? name : name + ": " + message;
  }
}
