package io.kyodaku.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all that an installation remembers on disk. One program at a time has it;
 * what a killed program left running in it is ended before the next one starts.
 */
final class DataFolder implements AutoCloseable {

  private static final int SECRET_BYTES = 32;
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?>[] NO_ATTRIBUTES = {};
  private static final long END_SECONDS = 20;

  private final Path path;
  private final FileChannel lockFile;
  private final FileLock lock;

  private DataFolder(Path path, FileChannel lockFile, FileLock lock) {
    this.path = path;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  static DataFolder open(Path path) {
    try {
      create(path);
      Files.createDirectories(path.resolve("logs"));
      Files.createDirectories(path.resolve("plugins"));
      FileChannel lockFile =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(lockFile);
      if (lock == null) {
        throw new StartupRefused(
            "another Kyodaku runs on " + path + ": stop it, or choose another folder with --data");
      }
      return new DataFolder(path, lockFile, lock);
    } catch (IOException e) {
      throw new StartupRefused(
          "the data folder " + path + " can't be written: choose another with --data FOLDER");
    }
  }

  /**
   * For its owner alone, also where an earlier version left it open to others: in it lie people's
   * files and what lets into the database. A folder that is another's, or that holds other things,
   * stays as it is.
   */
  private static void create(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (absolute.getParent() != null) {
      Files.createDirectories(absolute.getParent());
    }
    if (!POSIX) {
      Files.createDirectories(absolute);
    } else if (Files.notExists(absolute)) {
      Files.createDirectory(absolute, OWNERS_FOLDER);
    } else if (isOurs(absolute)) {
      try {
        Files.setPosixFilePermissions(absolute, OWNERS_FOLDER.value());
      } catch (FileSystemException anothers) {
        // Whether it can be written shows in the next step.
      }
    }
  }

  private static boolean isOurs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return Files.exists(folder.resolve("lock")) || inside.findAny().isEmpty();
    }
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException heldByThisProgram) {
      return null;
    }
  }

  Path path() {
    return path;
  }

  Path log(String part) {
    return path.resolve("logs").resolve(part + ".log");
  }

  /**
   * Ends what an earlier program left running in this folder: its processes carry the folder in
   * their arguments. The lock says that no living program owns them.
   */
  void endLeftovers() {
    List<ProcessHandle> leftovers =
        ProcessHandle.allProcesses()
            .filter(process -> process.pid() != ProcessHandle.current().pid())
            .filter(this::carriesThisFolder)
            .toList();
    leftovers.forEach(ProcessHandle::destroy);
    leftovers.forEach(DataFolder::awaitEnd);
  }

  private boolean carriesThisFolder(ProcessHandle process) {
    String[] arguments = process.info().arguments().orElse(new String[0]);
    for (String argument : arguments) {
      if (argument.equals("-Dkyodaku.data=" + path)
          || argument.equals(path.resolve("postgres").toString())) {
        return true;
      }
    }
    return false;
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Removes a folder with all that is in it, if it is there. */
  static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path each : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new StartupRefused(folder + " can't be removed: remove it yourself, and start again");
    }
  }

  /** Writes a file that a part reads when it starts. */
  Path write(String name, String content) {
    try {
      return Files.writeString(path.resolve(name), content);
    } catch (IOException e) {
      throw new StartupRefused(
          "the data folder " + path + " can't be written: choose another with --data FOLDER");
    }
  }

  /**
   * The port that a part listens on, the same after every start while nobody else has taken it:
   * addresses that people were given stay good.
   */
  int port(String part) {
    Path file = path.resolve(part + ".port");
    try {
      if (Files.exists(file)) {
        int remembered = Integer.parseInt(Files.readString(file).strip());
        if (isFree(remembered)) {
          return remembered;
        }
      }
      try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Files.writeString(file, String.valueOf(probe.getLocalPort()));
        return probe.getLocalPort();
      }
    } catch (IOException | NumberFormatException e) {
      throw new StartupRefused("no port for the " + part + " could be found: look at " + file);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * The installation's secret in demo mode, made once and readable by its owner alone. It appears
   * whole or not at all, whenever the program is killed; one that is not whole is not used, because
   * the database was made with another.
   */
  String secret() {
    Path file = path.resolve("secret");
    try {
      if (Files.notExists(file)) {
        makeSecret(file);
      }
      String secret = Files.readString(file).strip();
      if (secret.length() != 2 * SECRET_BYTES) {
        throw new StartupRefused(
            "the secret in "
                + file
                + " is not whole: put it back from a copy, or remove "
                + path
                + " to begin anew");
      }
      return secret;
    } catch (IOException e) {
      throw new StartupRefused(
          "the data folder " + path + " can't be written: choose another with --data FOLDER");
    }
  }

  private void makeSecret(Path file) throws IOException {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    byte[] text = HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
    Path begun = path.resolve("secret.begun");
    Files.deleteIfExists(begun);
    FileAttribute<?>[] owners = POSIX ? new FileAttribute<?>[] {OWNERS_FILE} : NO_ATTRIBUTES;
    try (FileChannel channel =
        FileChannel.open(
            begun, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owners)) {
      ByteBuffer left = ByteBuffer.wrap(text);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    try {
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      System.err.println("the lock of " + path + " was not released: " + e.getMessage());
    }
  }
}
