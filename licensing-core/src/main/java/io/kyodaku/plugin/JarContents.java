package io.kyodaku.plugin;

import io.kyodaku.plugin.Installation.Reason;
import io.kyodaku.plugin.api.KyodakuPlugin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A jar unpacked in memory, within bounds; the only form in which the rest of this package sees it,
 * so that what is checked is what runs.
 *
 * @param entries by path; directories are left out
 */
record JarContents(Map<String, byte[]> entries) {

  static final int MAX_JAR_BYTES = 5 << 20;
  private static final int MAX_UNPACKED_BYTES = 20 << 20;
  private static final int MAX_ENTRIES = 2_000;
  private static final int CHUNK_BYTES = 64 << 10;

  // The end record of a zip file: APPNOTE.TXT of PKWARE, section 4.3.16.
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int END_COUNT = 10;
  private static final int LONGEST_COMMENT = 65_535;

  private static final String CLASS = ".class";

  static final String SERVICE = "META-INF/services/" + KyodakuPlugin.class.getName();

  static JarContents unpack(byte[] jar) throws RejectedJar {
    if (jar.length > MAX_JAR_BYTES) {
      throw new RejectedJar(
          Reason.TOO_LARGE, "A plugin's jar has at most " + MAX_JAR_BYTES + " bytes");
    }
    Map<String, byte[]> entries = new LinkedHashMap<>();
    int unpacked = 0;
    int seen = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        seen++;
        if (seen > MAX_ENTRIES) {
          throw new RejectedJar(
              Reason.NOT_A_JAR, "The jar has more than " + MAX_ENTRIES + " entries");
        }
        byte[] bytes = read(zip, MAX_UNPACKED_BYTES - unpacked);
        unpacked += bytes.length;
        if (!entry.isDirectory() && entries.put(entry.getName(), bytes) != null) {
          throw new RejectedJar(
              Reason.NOT_A_JAR, "The jar has two entries named " + entry.getName());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new RejectedJar(Reason.NOT_A_JAR, "The file is no readable jar: " + Texts.describe(e));
    }
    if (seen == 0 || seen != entriesByTheDirectory(jar)) {
      throw new RejectedJar(Reason.NOT_A_JAR, "The file is no jar, or not the whole of one");
    }
    return new JarContents(entries);
  }

  /**
   * How many entries the directory at the jar's end counts. Entries are read from the front;
   * without this look at the end a jar that lost its end would pass for a whole one.
   */
  private static int entriesByTheDirectory(byte[] jar) {
    ByteBuffer bytes = ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN);
    int from = jar.length - END_BYTES;
    for (int at = from; at >= 0 && at > from - LONGEST_COMMENT; at--) {
      if (bytes.getInt(at) == END_SIGNATURE) {
        return Short.toUnsignedInt(bytes.getShort(at + END_COUNT));
      }
    }
    return -1;
  }

  private static byte[] read(ZipInputStream entry, int atMost) throws IOException, RejectedJar {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = entry.read(chunk); read >= 0; read = entry.read(chunk)) {
      if (bytes.size() + read > atMost) {
        throw new RejectedJar(
            Reason.NOT_A_JAR,
            "The jar has more than " + MAX_UNPACKED_BYTES + " bytes when unpacked");
      }
      bytes.write(chunk, 0, read);
    }
    return bytes.toByteArray();
  }

  /** The class files by internal name; a module descriptor is no class. */
  Map<String, byte[]> classes() {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    entries.forEach(
        (path, bytes) -> {
          if (path.endsWith(CLASS) && !path.endsWith("module-info.class")) {
            classes.put(path.substring(0, path.length() - CLASS.length()), bytes);
          }
        });
    return classes;
  }

  byte[] service() {
    return entries.getOrDefault(SERVICE, new byte[0]);
  }

  /** The one class that the jar names as its plugin. */
  String pluginClass() throws RejectedJar {
    byte[] service = entries.get(SERVICE);
    if (service == null) {
      throw new RejectedJar(Reason.NO_PLUGIN, "The jar has no " + SERVICE);
    }
    List<String> named =
        new String(service, StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (named.size() != 1) {
      throw new RejectedJar(
          Reason.NO_PLUGIN, "A jar names one plugin, and this names " + named.size());
    }
    return named.getFirst();
  }
}
