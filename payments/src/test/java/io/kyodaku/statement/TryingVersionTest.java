package io.kyodaku.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.Installation;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.TestPluginHost;
import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.testkit.PluginSource;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another version of a plugin would have said of a statement, beside what is stated. */
class TryingVersionTest {

  /** Midnight in Tokyo. */
  private static final Instant NOVEMBER = Instant.parse("2026-10-31T15:00:00Z");

  private static final Instant DECEMBER = Instant.parse("2026-11-30T15:00:00Z");
  private static final String MONTHS =
      "return new Period(date.withDayOfMonth(1), date.withDayOfMonth(1).plusMonths(1));";

  private final TestDatabase database = TestDatabase.shared();
  private final TenantTransactions transactions = TenantTransactions.of(database);
  private final StatementStage stage = new StatementStage(database, DECEMBER);
  private final PluginHost host = TestPluginHost.on(database.admin(), stage.clock);
  private final PluginSource source =
      PluginSource.named("stated-" + UUID.randomUUID())
          .zone("return ZoneId.of(\"Asia/Tokyo\");")
          .period(MONTHS)
          .dueDate("return period.toExclusive().plusDays(9);");
  private final TenantId tenant = stage.tenant(NOVEMBER);
  private final UUID asset = stage.asset(tenant);
  private String before = "";

  /** One month with a line of two yen. */
  @BeforeEach
  void livesAMonth() {
    before = installed(source.lines(lines("2_000_000L")));
    TestTenants.execute(
        database,
        "set session_replication_role = replica; update contract_version set terms_plugin ="
            + " 'stated', schedule_plugin = 'stated', terms_hash = '%s', schedule_hash = '%s' where tenant_id = '%s'"
                .formatted(before, before, tenant.value()));
    stage.royalty(tenant, asset, "SHARED", 30_000_000, NOVEMBER);
    stage.plugins.terms =
        (who, facts) ->
            new PluginAnswer.Answered<>(
                List.of(
                    StatementLine.ofPeriod(
                        LineType.TIER, 2_000_000, StatementStage.YEN, "More than expected")));
    stage.closed(tenant);
  }

  private static String lines(String micros) {
    return "return List.of(StatementLine.ofPeriod(LineType.TIER, %s, facts.currency(), \"More\"));"
        .formatted(micros);
  }

  private String installed(PluginSource plugin) {
    Installation outcome = host.install(plugin.jar());
    assertThat(outcome).isInstanceOf(Installation.Installed.class);
    return ((Installation.Installed) outcome).plugin().hash();
  }

  private TriedVersion tried(PluginSource plugin) {
    String after = installed(plugin.version("2.0.0"));
    return transactions.run(
        tenant,
        (entities, rows) ->
            new TryingVersion(rows)
                .of(
                    tenant,
                    new TryingVersion.Versions(before, after),
                    DECEMBER.plusSeconds(60),
                    host.onTrial()));
  }

  @Test
  void aVersionThatSaysTheSameMakesNoDifference() {
    TriedVersion same = tried(source.lines(lines("2_000_000L")));
    assertThat(same.statements()).isEqualTo(1);
    assertThat(same.otherDays()).isZero();
    assertThat(same.paidOtherwise()).isZero();
    assertThat(same.withoutLines().cases() + same.withoutPeriod().cases()).isZero();
    assertThat(same.lines())
        .containsExactly(
            new TriedVersion.OfCurrency(StatementStage.YEN, 1, 0, 2_000_000, 2_000_000));
  }

  @Test
  void otherLinesDaysAndConditionsAreCounted() {
    TriedVersion other =
        tried(
            source
                .lines(lines("5_000_000L"))
                .dueDate("return period.toExclusive().plusDays(20);")
                .pays("return false;"));
    assertThat(other.lines())
        .containsExactly(
            new TriedVersion.OfCurrency(StatementStage.YEN, 1, 1, 2_000_000, 5_000_000));
    assertThat(other.otherDays()).isEqualTo(1);
    assertThat(other.paidOtherwise()).isEqualTo(1);
  }

  @Test
  void whatBreaksARuleIsTold() {
    TriedVersion bad =
        tried(source.lines(lines("900_000_000L")).dueDate("return period.fromInclusive();"));
    assertThat(bad.withoutLines().cases()).isEqualTo(1);
    assertThat(bad.withoutLines().first().orElseThrow()).startsWith("OUT_OF_BOUNDS");
    assertThat(bad.withoutPeriod().cases()).isEqualTo(1);
    assertThat(bad.withoutPeriod().first()).isNotEqualTo(Optional.empty());
    assertThat(bad.lines()).isEmpty();
    assertThat(host.lastFailures()).isEmpty();
  }
}
