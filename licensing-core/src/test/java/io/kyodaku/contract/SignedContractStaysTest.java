package io.kyodaku.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.plugin.TestPluginHost;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on what PostgreSQL itself keeps: invariant 6, whatever the code above it does. */
class SignedContractStaysTest {

  /** Restrict violation, insufficient privilege, unique violation: no slips of the attacker. */
  private static final List<String> REFUSALS = List.of("23001", "42501", "23505");

  private final TestPluginHost plugins = new TestPluginHost();
  private final Contracts contracts = new Contracts(plugins.host());
  private final TenantId tenant = TestTenants.verified(Contracts.DATABASE, "JPY");
  private final UUID owner = TestTenants.member(Contracts.DATABASE, tenant, "OWNER");
  private final UUID operator = TestTenants.account(Contracts.DATABASE);

  @AfterEach
  void stopPlugins() {
    plugins.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "share_bps = 1",
        "document = 'Something else'",
        "document_hash = repeat('f', 64)",
        "royalty_base = 'NET'",
        "max_fee_bps = 0",
        "currency = 'USD'",
        "selling_entity = 'US'",
        "terms_plugin = 'mine'",
        "terms_config = '{}'",
        "schedule_hash = repeat('a', 64)",
        "signer_name = 'Somebody else'",
        "signed_at = now()",
        "number = 9",
        "status = 'DRAFT'"
      })
  void nothingOfASignedVersionChangesForAnyRole(String change) {
    UUID version = contracts.signed(tenant, owner, "STANDARD");
    String update = "update contract_version set " + change + " where id = '" + version + "'";
    assertRefused(Contracts.DATABASE.owner(), update);
    assertRefused(Contracts.DATABASE.admin(), update);
    assertRefused(Contracts.DATABASE.tenant(), update);
    contracts.countersign(operator, version);
    assertRefused(Contracts.DATABASE.admin(), update);
    assertRefused(Contracts.DATABASE.tenant(), update);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = 'SIGNED'",
        "status = 'REJECTED'",
        "effective_from = now() - interval '1 year'",
        "countersigned_by = null",
        "countersigned_at = now()"
      })
  void nothingOfACountersignatureChanges(String change) {
    UUID version = contracts.signed(tenant, owner, "STANDARD");
    contracts.countersign(operator, version);
    assertRefused(
        Contracts.DATABASE.admin(),
        "update contract_version set " + change + " where id = '" + version + "'");
  }

  @Test
  void whatWasSignedIsNeverDeleted() {
    UUID version = contracts.signed(tenant, owner, "STANDARD");
    String delete = "delete from contract_version where id = '" + version + "'";
    assertRefused(Contracts.DATABASE.owner(), delete);
    assertRefused(Contracts.DATABASE.admin(), delete);
    assertRefused(Contracts.DATABASE.tenant(), delete);
    assertRefused(Contracts.DATABASE.owner(), "truncate contract_version cascade");
  }

  @Test
  void aRightsholderCannotPutItsOwnContractInForce() {
    UUID version = contracts.signed(tenant, owner, "STANDARD");
    String update = "update contract_version set %s where id = '" + version + "'";
    assertRefused(Contracts.DATABASE.tenant(), update.formatted("status = 'IN_FORCE'"));
    assertRefused(Contracts.DATABASE.tenant(), update.formatted("countersigned_at = now()"));
    assertRefused(Contracts.DATABASE.tenant(), update.formatted("effective_from = now()"));
    assertRefused(
        Contracts.DATABASE.tenant(),
        "insert into contract_version (id, contract_id, tenant_id, number, status, preset,"
            + " selling_entity, currency, share_bps, royalty_base, chargeback_risk, max_fee_bps,"
            + " language, document, document_hash, created_at)"
            + " select gen_random_uuid(), contract_id, tenant_id, 2, 'IN_FORCE', preset,"
            + " selling_entity, currency, 10000, royalty_base, chargeback_risk, max_fee_bps,"
            + " language, document, document_hash, now() from contract_version where id = '"
            + version
            + "'");
    assertThat(Contracts.status(version)).isEqualTo("SIGNED");
  }

  @Test
  void aSignatureUnderATextWithAnotherHashIsRefused() {
    UUID draft = contracts.drafted(tenant, "STANDARD").versionId();
    String sign =
        "update contract_version set status = 'SIGNED', signer_name = 'N', signed_at = now(),"
            + " signer_account_id = '"
            + owner
            + "' %s where id = '"
            + draft
            + "'";
    assertRefused(Contracts.DATABASE.tenant(), sign.formatted(", document = 'Other'"));
    assertRefused(
        Contracts.DATABASE.tenant(),
        "update contract_version set status = 'SIGNED' where id = '" + draft + "'");
    assertThat(Contracts.status(draft)).isEqualTo("DRAFT");
  }

  @Test
  void twoVersionsAreNeverInForceAtOnce() {
    contracts.countersign(operator, contracts.signed(tenant, owner, "STANDARD"));
    UUID second = contracts.signed(tenant, owner, "STUDIO");
    assertRefused(
        Contracts.DATABASE.admin(),
        "update contract_version set status = 'IN_FORCE' where id = '" + second + "'");
  }

  private void assertRefused(DataSource role, String sql) {
    assertThatThrownBy(() -> execute(role, sql))
        .as(sql)
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(refused.getSQLState()).isIn(REFUSALS));
  }

  private void execute(DataSource role, String sql) throws SQLException {
    try (Connection connection = role.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement bind =
          connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
        bind.setString(1, tenant.value().toString());
        bind.execute();
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }
}
