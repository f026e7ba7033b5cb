package io.kyodaku.standin;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stand-in as a program. It runs until it is told to stop. */
public final class Main {
  private static final String USAGE =
      "usage: --data DIRECTORY --entity NAME:sk_test_…:whsec_…:WEBHOOK_URL [--entity …] [--port N]"
          + " [--fee-bps N] [--funds-delay-ms N] [--payout-delay-ms N] [--retry-ms N] [--parent"
          + " PID]";

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  /**
   * Serves until the process is asked to end; returns early, with a code, only when it cannot
   * start.
   */
  private static int run(List<String> arguments, PrintStream out, PrintStream err)
      throws InterruptedException {
    StandinOptions options;
    Optional<ProcessHandle> parent;
    try {
      parent = parent(arguments);
      options = StandinOptions.parse(withoutParent(arguments));
    } catch (IllegalArgumentException e) {
      err.println("stand-in: " + e.getMessage());
      err.println(USAGE);
      return 2;
    }
    try {
      StripeStandin standin = StripeStandin.start(options);
      Runtime.getRuntime().addShutdownHook(new Thread(standin::close, "stand-in stop"));
      out.println("stand-in listening on " + standin.baseUri());
    } catch (BindException e) {
      err.println("stand-in: port " + options.port() + " is taken; choose another with --port");
      return 1;
    } catch (IOException e) {
      err.println("stand-in: " + e.getMessage());
      return 1;
    }
    if (parent.isPresent()) {
      parent.get().onExit().join();
      return 0;
    }
    Thread.currentThread().join();
    return 0;
  }

  /**
   * The process whose end is to be the stand-in's too, so that a launcher that is killed leaves
   * none behind.
   */
  private static Optional<ProcessHandle> parent(List<String> arguments) {
    int at = arguments.indexOf("--parent");
    if (at < 0 || at % 2 != 0 || at + 1 == arguments.size()) {
      return Optional.empty();
    }
    String pid = arguments.get(at + 1);
    if (!pid.matches("\\d{1,10}")) {
      throw new IllegalArgumentException("--parent must be a process id, not " + pid);
    }
    return Optional.of(
        ProcessHandle.of(Long.parseLong(pid))
            .orElseThrow(() -> new IllegalArgumentException("No process has the id " + pid)));
  }

  private static List<String> withoutParent(List<String> arguments) {
    List<String> rest = new ArrayList<>(arguments);
    int at = rest.indexOf("--parent");
    if (at >= 0 && at % 2 == 0 && at + 1 < rest.size()) {
      rest.subList(at, at + 2).clear();
    }
    return rest;
  }
}
