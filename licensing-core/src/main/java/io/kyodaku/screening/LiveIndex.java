package io.kyodaku.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * An index that changes while it is read. A change is made in milliseconds and never waits for
 * anything but another change; when many have come together, all is compiled anew in the
 * background, and what changed meanwhile is made again on top. Readers take {@link #current} and
 * never wait.
 */
public final class LiveIndex {

  /** So many changes take some milliseconds to compile. */
  private static final int CHANGES_AT_MOST = 5_000;

  private record Change(List<Sought> added, List<Sought> removed) {}

  private final Executor background;
  private final List<Change> sinceMerging = new ArrayList<>();
  private boolean merging;
  private volatile AliasIndex current;

  public LiveIndex(AliasIndex current, Executor background) {
    this.current = current;
    this.background = background;
  }

  public AliasIndex current() {
    return current;
  }

  /** Removes and then adds; what is already there or not there is no matter. */
  public synchronized AliasIndex change(
      Collection<? extends Sought> added, Collection<? extends Sought> removed) {
    current = current.with(added, removed);
    if (merging) {
      sinceMerging.add(new Change(List.copyOf(added), List.copyOf(removed)));
    } else if (current.changes() > CHANGES_AT_MOST) {
      merging = true;
      AliasIndex scattered = current;
      try {
        background.execute(() -> merge(scattered));
      } catch (RejectedExecutionException e) {
        // The next change tries again.
        merging = false;
      }
    }
    return current;
  }

  private void merge(AliasIndex scattered) {
    try {
      AliasIndex merged = scattered.merged();
      put(merged);
    } finally {
      end();
    }
  }

  private synchronized void put(AliasIndex merged) {
    AliasIndex next = merged;
    for (Change change : sinceMerging) {
      next = next.with(change.added(), change.removed());
    }
    current = next;
  }

  private synchronized void end() {
    merging = false;
    sinceMerging.clear();
  }
}
