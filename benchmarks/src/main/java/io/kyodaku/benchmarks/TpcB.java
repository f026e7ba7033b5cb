package io.kyodaku.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The yardstick: PostgreSQL's own pgbench with its TPC-B-like script, prepared statements. */
final class TpcB {

  static final int SCALE = 20;
  private static final Pattern TPS = Pattern.compile("^tps = ([0-9]+)");

  private final int port;
  private final ProcessorTime database;

  /** Tells what PostgreSQL's processes have used so far. */
  interface ProcessorTime {
    Duration now() throws IOException;
  }

  TpcB(int port, ProcessorTime database) {
    this.port = port;
    this.database = database;
  }

  /** What PostgreSQL did, and what one transaction cost its processors. */
  record Measured(long perSecond, double processorMicros) {}

  static Optional<Path> pgbench() {
    return Arrays.stream(Map.copyOf(System.getenv()).getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder, "pgbench"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  void prepare() throws IOException, InterruptedException {
    finish(start(List.of("-i", "-q", "-s", String.valueOf(SCALE))));
  }

  Measured measure(int clients, int seconds) throws IOException, InterruptedException {
    Process bench = start(arguments(clients, seconds));
    // Clients that have gone are not counted, so the processors are read while all are there.
    Thread.sleep(Duration.ofSeconds(1));
    Duration before = database.now();
    long begun = System.nanoTime();
    Thread.sleep(Duration.ofSeconds(seconds - 2));
    Duration used = database.now().minus(before);
    double share = used.toNanos() / (double) (System.nanoTime() - begun);
    for (String line : finish(bench)) {
      Matcher matcher = TPS.matcher(line);
      if (matcher.find()) {
        long tps = Long.parseLong(matcher.group(1));
        return new Measured(tps, share * 1e6 / tps);
      }
    }
    throw new IOException("pgbench gave no figure");
  }

  private static List<String> arguments(int clients, int seconds) {
    return List.of(
        "-M",
        "prepared",
        "-n",
        "-c",
        String.valueOf(clients),
        "-j",
        "2",
        "-T",
        String.valueOf(seconds));
  }

  private Process start(List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(pgbench().orElseThrow().toString());
    command.addAll(List.of("-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "postgres"));
    command.addAll(options);
    command.add("postgres");
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static List<String> finish(Process process) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      out.lines().forEach(lines::add);
    }
    if (process.waitFor() != 0) {
      throw new IOException("pgbench failed: " + lines);
    }
    return lines;
  }
}
