package io.kyodaku.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that can't work, as the person at the keyboard sees them. */
class StartRefusalIT {

  @TempDir private Path folder;

  @Test
  void aTakenPortIsSaidInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(RunningProgram.launch(folder, taken.getLocalPort(), Map.of()), "--port");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidInOneLine() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    assertRefused(RunningProgram.launch(file, RunningProgram.freePort(), Map.of()), "--data");
  }

  @Test
  void halfAProductionIsSaidInOneLine() {
    assertRefused(
        RunningProgram.launch(
            folder,
            RunningProgram.freePort(),
            Map.of("KYODAKU_DB_URL", "jdbc:postgresql://127.0.0.1/x")),
        "KYODAKU_STRIPE_");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaidInOneLine() {
    Map<String, String> production = new HashMap<>();
    production.put(
        "KYODAKU_DB_URL", "jdbc:postgresql://127.0.0.1:" + RunningProgram.freePort() + "/kyodaku");
    production.put("KYODAKU_DB_USER", "kyodaku");
    production.put("KYODAKU_DB_PASSWORD", "a password");
    production.put("KYODAKU_BASE_URL", "https://kyodaku.example");
    production.put("KYODAKU_SECRET", "0123456789abcdef0123456789abcdef");
    production.put("KYODAKU_STRIPE_EU_KEY", "sk_test_x");
    production.put("KYODAKU_STRIPE_EU_WEBHOOK_SECRET", "whsec_x");
    assertRefused(
        RunningProgram.launch(folder, RunningProgram.freePort(), production), "KYODAKU_DB_URL");
  }

  @Test
  void anUnknownOptionIsSaidInOneLine() {
    assertRefused(
        RunningProgram.launch(folder, RunningProgram.freePort(), Map.of(), "--colour", "red"),
        "--colour");
  }

  @Test
  void aPortalThatCannotBeDeployedIsSaidAtOnce() throws IOException {
    Path home = distributionWithABrokenPortal();
    Path data = folder.resolve("data");
    try (RunningProgram program =
        RunningProgram.launch(home, data, RunningProgram.freePort(), Map.of())) {
      assertThat(program.exitCode()).isEqualTo(1);
      assertThat(program.said()).contains("kyodaku: the portal was not deployed: see ");
      assertThat(program.parts()).isEmpty();
    }
  }

  /** Its own jars are copied, because the program finds its home by where they really are. */
  private Path distributionWithABrokenPortal() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    for (String part : List.of("payara-micro.jar", "migrations", "standin", "plugins")) {
      Files.createSymbolicLink(home.resolve(part), RunningProgram.home().resolve(part));
    }
    Path lib = Files.createDirectory(home.resolve("lib"));
    try (Stream<Path> jars = Files.list(RunningProgram.home().resolve("lib"))) {
      for (Path jar : jars.toList()) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
    Files.writeString(home.resolve("kyodaku.war"), "not a portal");
    return home;
  }

  private static void assertRefused(RunningProgram program, String hint) {
    assertThat(program.exitCode()).isEqualTo(1);
    assertThat(program.said().strip()).startsWith("kyodaku: ").contains(hint).hasLineCount(1);
  }
}
