package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kyodaku.plugin.PluginAnswer.Answered;
import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.testkit.PluginJar;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The plugins that come with the product pass the host's checks; a build of everything makes them
 * before this room.
 */
class ReferencePluginsTest {

  private final PluginHost host = Hosts.host(new InMemoryPluginJars(), new Hosts.MovableClock());
  private final TenantId tenant = Hosts.tenant();

  @AfterEach
  void stopWatching() {
    host.close();
  }

  @Test
  void tieredRoyaltyAddsItsLines() throws IOException {
    PluginPin pin = Hosts.seated(host, jar("tiered-royalty"), tenant);
    PluginAnswer<List<StatementLine>> answer =
        host.periodTerms(tenant, pin).lines(Hosts.PERIOD, PeriodBounds.of(Hosts.PERIOD, 0));
    assertThat(answer).isInstanceOf(Answered.class);
    assertThat(((Answered<List<StatementLine>>) answer).value())
        .isNotEmpty()
        .allMatch(line -> line.type() == LineType.TIER && line.amountMicros() > 0);
  }

  @Test
  void japaneseMonthEndKeepsItsCalendar() throws IOException {
    PluginPin pin = Hosts.seated(host, jar("japanese-month-end"), tenant);
    PluginAnswer<Scheduled> answer = host.schedule(tenant, pin).on(LocalDate.of(2026, 11, 10));
    assertThat(answer).isInstanceOf(Answered.class);
    assertThat(((Answered<Scheduled>) answer).value().dueDate()).isEqualTo("2026-12-30");
  }

  private static byte[] jar(String module) throws IOException {
    Path classes =
        TestDatabase.migrations()
            .resolve("../../../../../../plugins/" + module + "/target/classes")
            .normalize();
    assumeTrue(Files.isDirectory(classes), () -> module + " was not built before this room");
    PluginJar jar = new PluginJar();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.entry(classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return jar.bytes();
  }
}
