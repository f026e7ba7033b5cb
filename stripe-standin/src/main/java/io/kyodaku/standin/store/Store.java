package io.kyodaku.standin.store;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * All documents, in memory, with transactions one after the other: each is some map look-ups under
 * one lock. What they changed goes to the disk in groups, beside that lock: whoever comes first
 * writes and syncs what all have changed so far, as one line, and nobody is answered before. Also
 * who only read waits for what was seen. Should the disk fail, nothing is answered any more.
 */
public final class Store implements AutoCloseable {
  /** Below this size a rewrite is not worth its while. */
  private static final long SMALL_BYTES = 4L << 20;

  private static final int ROWS_PER_LINE = 500;

  private final ReentrantLock lock = new ReentrantLock();

  /** Whoever has it writes the journal. It is never waited for with {@link #lock} in hand. */
  private final ReentrantLock writing = new ReentrantLock();

  private List<Change> unwritten = new ArrayList<>();

  /** How many transactions changed something, and how many of these are on the disk. */
  private long changed;

  private long synced;
  private boolean failed;
  private final Map<Shelf, Map<String, JsonObject>> shelves = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final BiPredicate<Shelf, JsonObject> keep;
  private final Tallies tallies;
  private final FileChannel lockFile;
  private final Journal journal;
  private long sizeAfterRewrite;

  private Store(Path directory, BiPredicate<Shelf, JsonObject> keep, Map<String, Tally> tallies)
      throws IOException {
    this.keep = keep;
    this.tallies = new Tallies(tallies);
    Files.createDirectories(directory);
    this.lockFile =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      claim(directory);
      this.journal = Journal.open(directory.resolve("journal"), this::apply);
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
  }

  /**
   * Opens the directory for this process alone and reads what is there.
   *
   * @param keep which documents survive the next rewrite of the journal
   */
  public static Store open(Path directory, BiPredicate<Shelf, JsonObject> keep) throws IOException {
    return open(directory, keep, Map.of());
  }

  /**
   * The same, with running sums.
   *
   * @param tallies what is added up, by the kind of the documents
   */
  public static Store open(
      Path directory, BiPredicate<Shelf, JsonObject> keep, Map<String, Tally> tallies)
      throws IOException {
    Store store = new Store(directory, keep, tallies);
    store.rewrite();
    return store;
  }

  /** Runs the work and makes its changes durable before returning its result. */
  public <T> T write(Function<Tx, T> work) {
    T result;
    boolean changes;
    long seen;
    lock.lock();
    try {
      Tx tx = new Tx(shelves, tallies);
      result = work.apply(tx);
      List<Change> made = tx.changes();
      changes = !made.isEmpty();
      if (changes) {
        made.forEach(this::apply);
        unwritten.addAll(made);
        changed++;
      }
      seen = changed;
    } finally {
      lock.unlock();
    }
    sync(seen);
    if (changes) {
      listeners.forEach(Runnable::run);
    }
    return result;
  }

  /** Runs the work on a still view of the store; its changes, if any, are dropped. */
  public <T> T read(Function<Tx, T> work) {
    T result;
    long seen;
    lock.lock();
    try {
      result = work.apply(new Tx(shelves, tallies));
      seen = changed;
    } finally {
      lock.unlock();
    }
    sync(seen);
    return result;
  }

  /** Returns once so many transactions are on the disk. */
  private void sync(long seen) {
    writing.lock();
    try {
      if (failed) {
        throw new IOException("The journal could not be written before; start anew");
      }
      if (synced < seen) {
        writeAll();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writing.unlock();
    }
  }

  private void writeAll() throws IOException {
    List<Change> group;
    long upTo;
    lock.lock();
    try {
      group = unwritten;
      unwritten = new ArrayList<>();
      upTo = changed;
    } finally {
      lock.unlock();
    }
    // What memory says is not on the disk until this is through.
    failed = true;
    journal.append(group);
    failed = false;
    synced = upTo;
    if (journal.size() > Math.max(SMALL_BYTES, 3 * sizeAfterRewrite)) {
      rewriteAll();
    }
  }

  /** What was changed meanwhile is in it too. */
  private void rewriteAll() throws IOException {
    lock.lock();
    try {
      unwritten = new ArrayList<>();
      failed = true;
      rewrite();
      failed = false;
      synced = changed;
    } finally {
      lock.unlock();
    }
  }

  /** Is told after each change; must return at once. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Nothing needs saving: all that was acknowledged is on the disk. */
  @Override
  public void close() {
    writing.lock();
    lock.lock();
    try {
      journal.close();
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
      writing.unlock();
    }
  }

  private void claim(Path directory) throws IOException {
    FileLock claimed;
    try {
      claimed = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      throw new IOException("The data directory " + directory + " is in use by this process", e);
    }
    if (claimed == null) {
      throw new IOException("The data directory " + directory + " is in use by another process");
    }
  }

  private void apply(Change change) {
    JsonObject document = change.document();
    Map<String, JsonObject> documents =
        shelves.computeIfAbsent(change.shelf(), shelf -> new LinkedHashMap<>());
    JsonObject before =
        document == null ? documents.remove(change.id()) : documents.put(change.id(), document);
    tallies.change(change.shelf(), before, document);
  }

  private void rewrite() throws IOException {
    List<List<Change>> lines = new ArrayList<>();
    List<Change> line = new ArrayList<>();
    for (Map.Entry<Shelf, Map<String, JsonObject>> entry : shelves.entrySet()) {
      Shelf shelf = entry.getKey();
      entry.getValue().values().removeIf(document -> isDropped(shelf, document));
      for (Map.Entry<String, JsonObject> document : entry.getValue().entrySet()) {
        line.add(new Change(shelf, document.getKey(), document.getValue()));
        if (line.size() == ROWS_PER_LINE) {
          lines.add(line);
          line = new ArrayList<>();
        }
      }
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    journal.rewrite(lines);
    sizeAfterRewrite = journal.size();
  }

  private boolean isDropped(Shelf shelf, JsonObject document) {
    if (keep.test(shelf, document)) {
      return false;
    }
    tallies.change(shelf, document, null);
    return true;
  }
}
