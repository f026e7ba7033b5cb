package io.kyodaku.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How long the portal's server takes for each page, with many usages behind it, and how much a
 * browser loads for the first page. Beside it stands a floor of the same run: the health check,
 * which reads nothing.
 */
public final class PagesBenchmark {

  private static final int WARM_UP = 20;
  private static final String FLOOR = "/health/live";

  private PagesBenchmark() {}

  private record Timing(String who, String path, int bytes, double median, double p95) {}

  /**
   * @param args how many usages, how often each page is asked for, the folder of the built
   *     distribution, and where to keep the data for another run; empty to keep nothing
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    int usages = Integer.parseInt(args[0]);
    int rounds = Integer.parseInt(args[1]);
    boolean kept = !args[3].isEmpty();
    Path data =
        kept
            ? Files.createDirectories(Path.of(args[3]))
            : Files.createTempDirectory("kyodaku-pages");
    try (Portal portal = Portal.start(Path.of(args[2]), data)) {
      long there = new ManyUsages(portal.database()).grow(usages);
      say(String.format(Locale.ROOT, "usages: %,d", there));
      report(portal.address(), rounds);
    } finally {
      if (!kept) {
        Portal.remove(data);
      }
    }
  }

  private static void report(URI address, int rounds) throws IOException, InterruptedException {
    List<Timing> timings = new ArrayList<>();
    try (Browser anybody = Browser.at(address)) {
      timings.add(timed("floor", anybody, FLOOR, rounds));
      weigh(anybody, "/");
      weigh(anybody, "/catalog");
      weigh(anybody, "/login");
      time(timings, "anybody", anybody, "/", rounds);
    }
    for (String who : List.of("creator", "rights", "admin")) {
      try (Browser browser = Browser.at(address)) {
        String home = browser.signIn(who + "@demo.example", "kyodaku-demo");
        weigh(browser, home);
        time(timings, who, browser, home, rounds);
      }
    }
    double floor = timings.getFirst().median();
    say("who          median      p95  x floor    bytes  page");
    timings.stream()
        .sorted(Comparator.comparingDouble(Timing::p95).reversed())
        .forEach(
            t ->
                say(
                    String.format(
                        Locale.ROOT,
                        "%-9s %5.1f ms %5.1f ms %8.1f %8d  %s",
                        t.who(),
                        t.median(),
                        t.p95(),
                        t.median() / floor,
                        t.bytes(),
                        t.path())));
  }

  private static void time(
      List<Timing> timings, String who, Browser browser, String home, int rounds)
      throws IOException, InterruptedException {
    for (String path : browser.pagesFrom(home)) {
      timings.add(timed(who, browser, path, rounds));
    }
  }

  private static Timing timed(String who, Browser browser, String path, int rounds)
      throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      browser.get(path);
    }
    double[] millis = new double[rounds];
    int bytes = 0;
    for (int i = 0; i < rounds; i++) {
      long began = System.nanoTime();
      HttpResponse<byte[]> answer = browser.get(path);
      millis[i] = (System.nanoTime() - began) / 1e6;
      bytes = answer.body().length;
      if (answer.statusCode() != 200) {
        throw new IOException(path + " answers " + answer.statusCode());
      }
    }
    Arrays.sort(millis);
    return new Timing(who, path, bytes, millis[rounds / 2], millis[rounds * 95 / 100]);
  }

  private static void weigh(Browser browser, String path) throws IOException, InterruptedException {
    say("first load of " + path + ": " + browser.weight(path) / 1024 + " KB as sent");
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
