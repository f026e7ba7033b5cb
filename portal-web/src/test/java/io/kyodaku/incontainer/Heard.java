package io.kyodaku.incontainer;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One answer that a test heard. All are kept, to be held against the description in the end. */
record Heard(String method, String path, Rest.Answer answer) {

  private static final Queue<Heard> ALL = new ConcurrentLinkedQueue<>();

  static void note(String method, String path, Rest.Answer answer) {
    ALL.add(new Heard(method, path, answer));
  }

  static List<Heard> all() {
    return List.copyOf(ALL);
  }

  /**
   * The server itself refuses escapes that stand for a zero byte or a backslash, without a word.
   */
  boolean endedBeforeThePortal() {
    return answer.status() == 400 && path.contains("%") && answer.body().isEmpty();
  }

  @Override
  public String toString() {
    return method + " " + path + " -> " + answer.status() + " " + answer.body();
  }
}
