package io.kyodaku.launcher;

import java.nio.file.Path;
import java.util.List;

/**
 * The entry of the distribution: starts everything, says where, and stays until it is told to stop.
 */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    long begun = System.nanoTime();
    try {
      Options options =
          Options.parse(
              List.of(arguments), Path.of(System.getProperty("kyodaku.default.data", "var")));
      LauncherLog.intoFile(options.data());
      Program program = Program.start(options, System.getenv(), Installation.ofThisProgram());
      System.out.println(
          "Kyodaku is ready after "
              + (System.nanoTime() - begun) / 1_000_000_000
              + " s: "
              + program.address());
      program.watch();
    } catch (StartupRefused refused) {
      System.err.println("kyodaku: " + refused.getMessage());
      System.exit(1);
    }
  }
}
