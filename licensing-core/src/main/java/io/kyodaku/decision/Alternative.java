package io.kyodaku.decision;

import java.util.List;

/**
 * A request near one that is not granted, which would be.
 *
 * @param changes the smallest set of them; without any one it would not be granted
 * @param usage the request with these changes
 * @param decision never a refusal
 */
public record Alternative(List<Change> changes, Usage usage, Decision decision) {

  public Alternative {
    changes = List.copyOf(changes);
  }
}
