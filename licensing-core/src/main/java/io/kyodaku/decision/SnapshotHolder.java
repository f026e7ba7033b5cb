package io.kyodaku.decision;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot that this node decides from. A thread of its own keeps it in step with the database
 * and swaps it whole; whoever asks reads one field.
 *
 * <p>A snapshot is only given out while it is known to be current: when the database has not
 * confirmed that for {@link #OUT_OF_TOUCH_AFTER}, there is none to decide from.
 */
@ApplicationScoped
public class SnapshotHolder {

  /** Several missed looks, so that a slow one alone refuses nobody. */
  public static final Duration OUT_OF_TOUCH_AFTER = Duration.ofSeconds(5);

  private static final Stops NONE = new Stops(-1, Set.of());
  private static final Duration STOP_WAIT = Duration.ofSeconds(10);

  /** Time since some moment, which unlike a clock's never jumps. */
  private final LongSupplier nanos;

  private final DataSource reader;

  private volatile @Nullable Held held;
  private @Nullable SnapshotWatch watch;
  private @Nullable Thread thread;

  /**
   * @param read of one version, as it was read
   * @param inForce the same with the stops that came since
   * @param confirmedAt when the watch began to look and found that this is current
   */
  private record Held(Snapshot read, Stops stops, Snapshot inForce, long confirmedAt) {

    static Held of(Snapshot read, Stops stops, long confirmedAt) {
      boolean newer = stops.version() > read.version();
      return new Held(read, stops, newer ? read.stopping(stops.assets()) : read, confirmedAt);
    }
  }

  @Inject
  public SnapshotHolder(@DatabaseRole(Kind.READER) DataSource reader) {
    this(reader, System::nanoTime);
  }

  SnapshotHolder(DataSource reader, LongSupplier nanos) {
    this.reader = reader;
    this.nanos = nanos;
  }

  /** For the container's proxy, which calls nothing of it. */
  @SuppressWarnings("NullAway")
  protected SnapshotHolder() {
    reader = null;
    nanos = null;
  }

  /** Begins to keep in step, once the container has its data sources. Once. */
  public synchronized void start(ThreadFactory factory) {
    if (thread == null) {
      watch = new SnapshotWatch(reader, this, task -> factory.newThread(task).start());
      thread = factory.newThread(watch);
      thread.start();
    }
  }

  @PreDestroy
  public synchronized void stop() {
    if (watch == null || thread == null) {
      return;
    }
    watch.stop();
    thread.interrupt();
    try {
      thread.join(STOP_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The snapshot to decide from.
   *
   * @throws OutOfTouchException when it may be behind
   */
  public Snapshot current() {
    Held now = held;
    if (now == null) {
      throw new OutOfTouchException("nothing has been read yet");
    }
    if (nanos.getAsLong() - now.confirmedAt() > OUT_OF_TOUCH_AFTER.toNanos()) {
      throw new OutOfTouchException(
          "version " + now.read().version() + " has not been confirmed for too long");
    }
    return now.inForce();
  }

  /** Whether {@link #current} gives an answer. */
  public boolean isInTouch() {
    Held now = held;
    return now != null && nanos.getAsLong() - now.confirmedAt() <= OUT_OF_TOUCH_AFTER.toNanos();
  }

  /**
   * A published par table. It never changes, so a node that is out of touch knows it as well.
   *
   * @throws OutOfTouchException before anything has been read
   */
  public Optional<ParTable> parTable(int version) {
    return latest().parTable(version);
  }

  /**
   * The last snapshot that was read, for what never changes.
   *
   * @throws OutOfTouchException before the first
   */
  Snapshot latest() {
    Held now = held;
    if (now == null) {
      throw new OutOfTouchException("nothing has been read yet");
    }
    return now.inForce();
  }

  long now() {
    return nanos.getAsLong();
  }

  /** Whether what is held is of this version; if so, it was current at {@code at}. */
  boolean confirm(long version, long at) {
    Held now = held;
    if (now == null || now.read().version() != version) {
      return false;
    }
    held = Held.of(now.read(), NONE, at);
    return true;
  }

  /** The version that is held as it was read; -1 before the first. */
  long version() {
    Held now = held;
    return now == null ? -1 : now.read().version();
  }

  /**
   * From now on these are stopped as well, until what is read has them or a later look finds that
   * they were taken back. Confirms nothing: whatever else changed is not known yet.
   *
   * @param stops all that came since what is held was read
   */
  void stop(Stops stops) {
    Held now = held;
    if (now != null && !now.stops().equals(stops)) {
      held = Held.of(now.read(), stops, now.confirmedAt());
    }
  }

  /**
   * From now on this is decided from.
   *
   * @param stops all that came since it was read
   */
  void swap(Snapshot snapshot, Stops stops, long at) {
    held = Held.of(snapshot, stops, at);
  }

  /** From now on this is decided from, and stops that are in force already stay. */
  void swap(Snapshot snapshot, long at) {
    Held before = held;
    held = Held.of(snapshot, before == null ? NONE : before.stops(), at);
  }
}
