package io.kyodaku.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.plugin.PluginJars;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Statements with the real plugin host. */
class HostedPeriodPluginsTest {

  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

  private final StatementStage stage =
      new StatementStage(TestDatabase.shared(), Instant.parse("2026-04-02T00:00:00Z"));
  private final ClosingStatement closing =
      new ClosingStatement(
          stage.database.admin(),
          new HostedPeriodPlugins(new PluginHost(new NoJars(), stage.clock)),
          stage.clock);

  /** An installation without plugins. */
  private static final class NoJars implements PluginJars {

    @Override
    public void save(PluginInfo plugin, byte[] jar) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<byte[]> find(String hash) {
      return Optional.empty();
    }

    @Override
    public List<StoredPlugin> list() {
      return List.of();
    }

    @Override
    public boolean setEnabled(String hash, boolean enabled) {
      return false;
    }

    @Override
    public boolean makeAvailable(TenantId tenant, String hash, UUID by) {
      return false;
    }

    @Override
    public boolean withdraw(TenantId tenant, String hash, UUID by) {
      return false;
    }

    @Override
    public Map<String, Set<TenantId>> availability() {
      return Map.of();
    }

    @Override
    public List<PluginInfo> listFor(TenantId tenant) {
      return List.of();
    }
  }

  @Test
  void aContractWithoutPluginsIsStatedByCalendarMonths() {
    TenantId tenant = stage.tenant(MARCH);
    stage.royalty(tenant, stage.asset(tenant), "SHARED", 7_000_000, MARCH);
    assertThat(closing.close(tenant, Actor.system()))
        .isInstanceOf(ClosingStatement.Outcome.Closed.class);
    assertThat(stage.statements.list(Optional.of(tenant), 0, 10))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.toDate()).isEqualTo(LocalDate.of(2026, 4, 1));
              assertThat(statement.dueDate()).isEqualTo(LocalDate.of(2026, 4, 15));
              assertThat(statement.payableMinor()).isEqualTo(7);
            });
  }

  @Test
  void aPluginThatIsNotThereKeepsThePeriodOpen() {
    TenantId tenant = stage.tenant(MARCH);
    TestTenants.execute(
        stage.database,
        "update contract_version set status = 'ENDED', ended_at = now() where tenant_id = ?",
        tenant.value());
    UUID version = stage.version(tenant, 2, "SIGNED", "JP", MARCH);
    TestTenants.execute(
        stage.database,
        "set session_replication_role = replica; update contract_version set status = 'IN_FORCE',"
            + " terms_hash = repeat('a', 64) where id = ?",
        version);
    stage.royalty(tenant, stage.asset(tenant), "SHARED", 7_000_000, MARCH);
    assertThat(closing.close(tenant, Actor.system()))
        .isInstanceOfSatisfying(
            ClosingStatement.Outcome.PluginFailed.class,
            failed -> assertThat(failed.kind()).isEqualTo("UNKNOWN"));
    assertThat(stage.statements.list(Optional.of(tenant), 0, 10)).isEmpty();
  }
}
