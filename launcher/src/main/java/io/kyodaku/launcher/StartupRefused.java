package io.kyodaku.launcher;

/** A start that can't work, told in the one line that says what to do. */
final class StartupRefused extends RuntimeException {

  StartupRefused(String whatToDo) {
    super(whatToDo);
  }
}
