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
 * All documents, in memory, with transactions one after the other. One lock is enough: a
 * transaction is some map look-ups and one synced write.
 */
public final class Store implements AutoCloseable {
  /** Below this size a rewrite is not worth its while. */
  private static final long SMALL_BYTES = 4L << 20;

  private static final int ROWS_PER_LINE = 500;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Shelf, Map<String, JsonObject>> shelves = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final BiPredicate<Shelf, JsonObject> keep;
  private final FileChannel lockFile;
  private final Journal journal;
  private long sizeAfterRewrite;

  private Store(Path directory, BiPredicate<Shelf, JsonObject> keep) throws IOException {
    this.keep = keep;
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
    Store store = new Store(directory, keep);
    store.rewrite();
    return store;
  }

  /** Runs the work and makes its changes durable before returning its result. */
  public <T> T write(Function<Tx, T> work) {
    lock.lock();
    try {
      Tx tx = new Tx(shelves);
      T result = work.apply(tx);
      List<Change> changes = tx.changes();
      if (!changes.isEmpty()) {
        journal.append(changes);
        changes.forEach(this::apply);
        listeners.forEach(Runnable::run);
        rewriteWhenGrown();
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  /** Runs the work on a still view of the store; its changes, if any, are dropped. */
  public <T> T read(Function<Tx, T> work) {
    lock.lock();
    try {
      return work.apply(new Tx(shelves));
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
    lock.lock();
    try {
      journal.close();
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
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
    if (document != null) {
      shelves
          .computeIfAbsent(change.shelf(), shelf -> new LinkedHashMap<>())
          .put(change.id(), document);
      return;
    }
    Map<String, JsonObject> documents = shelves.get(change.shelf());
    if (documents != null) {
      documents.remove(change.id());
    }
  }

  private void rewriteWhenGrown() throws IOException {
    if (journal.size() > Math.max(SMALL_BYTES, 3 * sizeAfterRewrite)) {
      rewrite();
    }
  }

  private void rewrite() throws IOException {
    List<List<Change>> lines = new ArrayList<>();
    List<Change> line = new ArrayList<>();
    for (Map.Entry<Shelf, Map<String, JsonObject>> entry : shelves.entrySet()) {
      Shelf shelf = entry.getKey();
      entry.getValue().values().removeIf(document -> !keep.test(shelf, document));
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
}
