package io.kyodaku.plugin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last failures on this node, the newest first. */
final class FailureLog {

  private static final int KEPT = 200;

  private final Deque<PluginFailure> failures = new ArrayDeque<>();

  synchronized void add(PluginFailure failure) {
    failures.addFirst(failure);
    if (failures.size() > KEPT) {
      failures.removeLast();
    }
  }

  synchronized List<PluginFailure> newestFirst() {
    return new ArrayList<>(failures);
  }
}
