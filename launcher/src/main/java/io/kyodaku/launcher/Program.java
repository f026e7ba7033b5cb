package io.kyodaku.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The running whole. It starts its parts in order (database, migrations, stand-in, portal), watches
 * them, starts one that died again, and stops them in the opposite order.
 */
final class Program implements AutoCloseable {

  private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);
  private static final int RESTARTS_AT_MOST = 20;
  private static final Duration QUIET_TIME = Duration.ofMinutes(10);

  private final Options options;
  private final DataFolder data;
  private @Nullable EmbeddedDatabase embedded;
  private final List<Part> parts = new ArrayList<>();
  private volatile boolean stopping;

  private Program(Options options, DataFolder data) {
    this.options = options;
    this.data = data;
  }

  static Program start(
      Options options, Map<String, String> environment, Installation installation) {
    Configuration configuration = Configuration.from(environment);
    Program program = new Program(options, DataFolder.open(options.data()));
    Runtime.getRuntime().addShutdownHook(new Thread(program::close, "stop"));
    // A launcher that was killed left parts behind, and one of them may have the port.
    program.data.endLeftovers();
    requireFree(options.port());
    switch (configuration) {
      case Configuration.Demo demo -> program.startDemo(demo, installation);
      case Configuration.Production production ->
          program.startProduction(production, environment, installation);
    }
    return program;
  }

  String address() {
    return "http://127.0.0.1:" + options.port() + "/";
  }

  private void startDemo(Configuration.Demo demo, Installation installation) {
    embedded = EmbeddedDatabase.start(data.path(), data.port("postgres"));
    Database database = new Database(embedded.jdbcUrl(), EmbeddedDatabase.OWNER, data.secret());
    Migrations.run(database, installation.migrations());
    int standinPort = data.port("standin");
    Map<String, String> portal = new HashMap<>();
    portal.put("KYODAKU_MODE", "demo");
    portal.put("KYODAKU_SECRET", data.secret());
    portal.put("KYODAKU_BASE_URL", "http://127.0.0.1:" + options.port());
    portal.put(Configuration.STRIPE_API_BASE, "http://127.0.0.1:" + standinPort);
    portal.put(Configuration.CLOCK_OFFSET, demo.clockOffset().toString());
    List<String> standin = standinCommand(installation, standinPort);
    standin.addAll(List.of("--clock-offset", demo.clockOffset().toString()));
    for (String entity : Configuration.SELLING_ENTITIES) {
      String key = "sk_test_demo_" + entity;
      String webhookSecret = "whsec_demo_" + entity;
      portal.put(Configuration.stripeKey(entity), key);
      portal.put(Configuration.webhookSecret(entity), webhookSecret);
      standin.add("--entity");
      standin.add(String.join(":", entity, key, webhookSecret, address() + "api/webhooks/stripe"));
    }
    parts.add(Part.start("standin", standin, Map.of(), data.log("standin")));
    startPortal(installation, database, portal, "127.0.0.1");
  }

  /**
   * The stand-in's companies have money from the start: the demo creator's credits are a gift, and
   * what they earn a rightsholder is paid out all the same. Its banks take no days: the demo's past
   * has a dozen payouts, and whoever starts it waits for each. It keeps all that it was told in
   * memory; should that not do, it ends rather than answer nobody.
   */
  private List<String> standinCommand(Installation installation, int port) {
    List<String> command = new ArrayList<>(java("-Xmx1g", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(
        List.of(
            "-cp",
            installation.standinClassPath() + "/*",
            "io.kyodaku.standin.Main",
            "--port",
            String.valueOf(port),
            "--data",
            data.path().resolve("standin").toString(),
            "--payout-delay-ms",
            "100",
            "--parent",
            String.valueOf(ProcessHandle.current().pid())));
    for (String balance : List.of("JP:jpy:100000000", "US:usd:100000000", "EU:eur:100000000")) {
      command.add("--opening-balance");
      command.add(balance);
    }
    return command;
  }

  private void startProduction(
      Configuration.Production production,
      Map<String, String> environment,
      Installation installation) {
    Migrations.refuseDemoData(production.database());
    Migrations.run(production.database(), installation.migrations());
    Map<String, String> portal = new HashMap<>(environment);
    portal.put("KYODAKU_MODE", "production");
    startPortal(installation, production.database(), portal, production.bindAddress());
  }

  private void startPortal(
      Installation installation,
      Database database,
      Map<String, String> portal,
      String bindAddress) {
    portal.put("KYODAKU_DATA", data.path().toString());
    portal.put("KYODAKU_PLUGINS_BUNDLED", installation.plugins().toString());
    portal.put("KYODAKU_JDBC_URL", database.jdbcUrl());
    for (String role : Database.ROLES) {
      portal.put(
          "KYODAKU_JDBC_" + role.toUpperCase(java.util.Locale.ROOT) + "_PASSWORD",
          database.rolePassword(role));
    }
    PortalServer server = new PortalServer(data, options.port(), bindAddress);
    Part part =
        Part.start(
            "portal",
            server.command(java("-Xmx1g", "-XX:+UseG1GC"), installation),
            portal,
            data.log("portal"),
            server::forget);
    parts.add(part);
    server.awaitReady(part, () -> stopping);
  }

  private List<String> java(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dkyodaku.data=" + data.path());
    command.addAll(List.of(options));
    return command;
  }

  /**
   * Blocks while the program runs. A part that dies is started again, each time after a longer
   * pause; one that keeps dying ends the program.
   */
  void watch() throws InterruptedException {
    int restarts = 0;
    long lastRestart = System.nanoTime();
    while (!stopping) {
      Thread.sleep(WATCH_INTERVAL.multipliedBy(1 + restarts));
      if (System.nanoTime() - lastRestart > QUIET_TIME.toNanos()) {
        restarts = 0;
      }
      int died = restartWhatDied();
      if (died > 0) {
        restarts += died;
        lastRestart = System.nanoTime();
      }
      if (restarts > RESTARTS_AT_MOST) {
        throw new StartupRefused(
            "parts died " + restarts + " times: see the logs in " + data.path().resolve("logs"));
      }
    }
  }

  private synchronized int restartWhatDied() {
    int restarts = 0;
    if (!stopping
        && embedded != null
        && embedded.process().filter(ProcessHandle::isAlive).isEmpty()) {
      System.err.println("the database died and is started again");
      embedded.restart(data.path());
      restarts++;
    }
    for (Part part : parts) {
      if (!stopping && !part.alive()) {
        System.err.println("the " + part.name() + " died and is started again");
        part.restart();
        restarts++;
      }
    }
    return restarts;
  }

  @Override
  public void close() {
    if (stopping) {
      return;
    }
    stopping = true;
    synchronized (this) {
      parts.reversed().forEach(Part::stop);
      if (embedded != null) {
        embedded.close();
      }
      data.close();
    }
  }

  private static void requireFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new StartupRefused("port " + port + " is taken: choose another with --port NUMBER");
    }
  }
}
