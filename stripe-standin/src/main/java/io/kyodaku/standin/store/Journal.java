package io.kyodaku.standin.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * The file behind the store: one line a transaction, {@code <crc32> <json>}. A crash can only leave
 * an unfinished last line, which nobody was told of, so reading cuts it off; damage anywhere else
 * is refused rather than guessed at.
 *
 * <p>A snapshot has the same form: the journal is written anew with what is still there, synced,
 * and renamed over the old one.
 */
final class Journal implements AutoCloseable {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final int CRC_DIGITS = 8;

  private final Path file;
  private FileChannel channel;
  private long end;
  private boolean broken;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static Journal open(Path file, Consumer<Change> replay) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Journal journal = new Journal(file, channel);
    try {
      journal.replay(replay);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    return journal;
  }

  /** Bytes in the file that are known to be good. */
  long size() {
    return end;
  }

  /**
   * Returns only when the transaction is on the disk; on failure nothing of it stays in the file.
   */
  void append(List<Change> transaction) throws IOException {
    if (broken) {
      throw new IOException("The journal " + file + " could not be repaired after a failed write");
    }
    ByteBuffer line = ByteBuffer.wrap(line(transaction));
    try {
      long at = end;
      while (line.hasRemaining()) {
        at += channel.write(line, at);
      }
      channel.force(false);
      end = at;
    } catch (IOException e) {
      broken = true;
      channel.truncate(end);
      channel.force(true);
      broken = false;
      throw e;
    }
  }

  /**
   * Writes the file anew with these transactions only; a crash leaves the old or the new file,
   * never a mix.
   */
  void rewrite(Iterable<List<Change>> transactions) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel out =
            FileChannel.open(
                fresh,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(out))) {
      for (List<Change> transaction : transactions) {
        buffered.write(line(transaction));
      }
      buffered.flush();
      out.force(true);
    }
    broken =
        true; // until the channel below is the renamed file, a write would go to a file without a
    // name
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent())) {
      directory.force(true);
    }
    FileChannel old = channel;
    channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    end = channel.size();
    broken = false;
    old.close();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replay(Consumer<Change> into) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int start = 0;
    while (start < bytes.length) {
      int newline = indexOfNewline(bytes, start);
      Optional<List<Change>> transaction =
          newline < 0 ? Optional.empty() : parse(bytes, start, newline - start);
      if (transaction.isEmpty()) {
        boolean last = newline < 0 || newline == bytes.length - 1;
        if (!last) {
          throw new IOException(
              "The journal "
                  + file
                  + " is damaged at byte "
                  + start
                  + "; move it away to start anew");
        }
        break;
      }
      transaction.get().forEach(into);
      start = newline + 1;
    }
    end = start;
    if (start < bytes.length) {
      channel.truncate(end);
      channel.force(true);
    }
  }

  private static int indexOfNewline(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static byte[] line(List<Change> transaction) {
    JsonArray rows = new JsonArray(transaction.size());
    transaction.forEach(change -> rows.add(change.toJson()));
    String json = GSON.toJson(rows);
    return (crc(json) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<List<Change>> parse(byte[] bytes, int start, int length) {
    String line = new String(bytes, start, length, StandardCharsets.UTF_8);
    if (line.length() <= CRC_DIGITS || line.charAt(CRC_DIGITS) != ' ') {
      return Optional.empty();
    }
    String json = line.substring(CRC_DIGITS + 1);
    if (!crc(json).equals(line.substring(0, CRC_DIGITS))) {
      return Optional.empty();
    }
    try {
      List<Change> changes = new ArrayList<>();
      for (JsonElement row : JsonParser.parseString(json).getAsJsonArray()) {
        changes.add(Change.fromJson(row));
      }
      return Optional.of(changes);
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  private static String crc(String json) {
    CRC32 crc = new CRC32();
    crc.update(json.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", crc.getValue());
  }
}
