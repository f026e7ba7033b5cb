package io.kyodaku.plugin;

import io.kyodaku.plugin.Installation.Reason;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/**
 * Holds every class of a jar against {@link AllowList} before any of them is loaded. The first
 * offence rejects the jar, naming the class and the member.
 */
final class BytecodeCheck {

  private BytecodeCheck() {}

  /**
   * @param classes class files by the internal name that their path promises
   */
  static void check(Map<String, byte[]> classes) throws RejectedJar {
    OwnClasses own = new OwnClasses(new HashMap<>());
    for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
      own.add(header(entry.getKey(), entry.getValue()));
    }
    for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
      try {
        new ClassReader(entry.getValue()).accept(new ClassRules(own), ClassReader.SKIP_DEBUG);
      } catch (ClassRules.Offence offence) {
        throw new RejectedJar(Reason.FORBIDDEN_BYTECODE, offence.text());
      } catch (RuntimeException e) {
        throw broken(entry.getKey());
      }
    }
  }

  private static ClassHeader header(String path, byte[] bytes) throws RejectedJar {
    if (AllowList.isTaken(path)) {
      throw new RejectedJar(
          Reason.FORBIDDEN_BYTECODE, dotted(path) + " would hide a class of the host");
    }
    ClassHeader header;
    try {
      header = ClassHeader.read(new ClassReader(bytes));
    } catch (RuntimeException e) {
      // ASM throws whatever comes when the bytes are no class file, or one of a release that it
      // does not know.
      throw broken(path);
    }
    if (!header.name().equals(path)) {
      throw new RejectedJar(
          Reason.NOT_A_JAR, dotted(path) + " holds another class: " + dotted(header.name()));
    }
    return header;
  }

  private static RejectedJar broken(String path) {
    return new RejectedJar(
        Reason.NOT_A_JAR, dotted(path) + " is no class file that this server can read");
  }

  static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }
}
