package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What PostgreSQL itself holds, whatever the code above it does. */
class AliasCollisionTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();

  @Test
  void theNewcomerWaitsAndTheLiveOneStays() throws SQLException {
    String key = "key " + Ids.next();
    UUID first = insertAlias(TestTenants.verified(DATABASE, "JPY"), key);
    UUID second = insertAlias(TestTenants.verified(DATABASE, "USD"), key);
    assertThat(status(first)).isEqualTo("LIVE");
    assertThat(status(second)).isEqualTo("PENDING");
  }

  @Test
  void aNameOfWhoWasNeverVerifiedMakesNobodyWait() throws SQLException {
    String key = "key " + Ids.next();
    UUID squatted = insertAlias(unproven("APPLIED"), key);
    UUID rejected = insertAlias(unproven("REJECTED"), key);
    UUID owners = insertAlias(TestTenants.verified(DATABASE, "JPY"), key);
    assertThat(status(owners)).isEqualTo("LIVE");
    assertThat(status(squatted)).isNotNull();
    assertThat(status(rejected)).isNotNull();
  }

  @Test
  void whoIsVerifiedLaterWaitsWithTheNamesThatAreTakenAndKeepsTheOthers() throws SQLException {
    String taken = "key " + Ids.next();
    TenantId late = unproven("APPLIED");
    UUID squatted = insertAlias(late, taken);
    UUID own = insertAlias(late, "key " + Ids.next());
    UUID owners = insertAlias(TestTenants.verified(DATABASE, "JPY"), taken);

    verify(late);

    assertThat(status(squatted)).isEqualTo("PENDING");
    assertThat(status(own)).isEqualTo("LIVE");
    assertThat(status(owners)).isEqualTo("LIVE");
  }

  @Test
  void ofTwoThatWereUnprovenTheFirstToBeVerifiedHasTheName() throws SQLException {
    String key = "key " + Ids.next();
    TenantId one = unproven("APPLIED");
    TenantId other = unproven("APPLIED");
    UUID first = insertAlias(one, key);
    UUID second = insertAlias(other, key);

    verify(other);
    verify(one);

    assertThat(status(second)).isEqualTo("LIVE");
    assertThat(status(first)).isEqualTo("PENDING");
  }

  @Test
  void whatAnOperatorApprovedBeforeVerificationStaysApproved() throws SQLException {
    String key = "key " + Ids.next();
    TenantId late = unproven("APPLIED");
    insertAlias(TestTenants.verified(DATABASE, "JPY"), key);
    UUID waiting = insertAlias(late, key);
    assertThat(status(waiting)).isEqualTo("PENDING");
    try (Connection connection = DATABASE.admin().getConnection();
        PreparedStatement approve =
            connection.prepareStatement(
                "update alias set status = 'LIVE', approved_at = now() where id = ?")) {
      approve.setObject(1, waiting);
      approve.executeUpdate();
    }

    verify(late);

    assertThat(status(waiting)).isEqualTo("LIVE");
  }

  @Test
  void aSuspendedOwnersNameStillMakesNewcomersWait() throws SQLException {
    String key = "key " + Ids.next();
    TenantId suspended = TestTenants.verified(DATABASE, "JPY");
    insertAlias(suspended, key);
    setStatus(suspended, "SUSPENDED");
    assertThat(status(insertAlias(TestTenants.verified(DATABASE, "JPY"), key)))
        .isEqualTo("PENDING");
  }

  private static TenantId unproven(String status) throws SQLException {
    TenantId tenant = TestTenants.verified(DATABASE, "JPY");
    setStatus(tenant, status);
    return tenant;
  }

  private static void verify(TenantId tenant) throws SQLException {
    setStatus(tenant, "VERIFIED");
  }

  private static void setStatus(TenantId tenant, String status) throws SQLException {
    try (Connection connection = DATABASE.admin().getConnection();
        PreparedStatement update =
            connection.prepareStatement("update tenant set status = ? where id = ?")) {
      update.setString(1, status);
      update.setObject(2, tenant.value());
      update.executeUpdate();
    }
  }

  @Test
  void oneOwnerMayGiveTheSameNameToTwoAssets() throws SQLException {
    String key = "key " + Ids.next();
    TenantId owner = TestTenants.verified(DATABASE, "JPY");
    assertThat(status(insertAlias(owner, key))).isEqualTo("LIVE");
    assertThat(status(insertAlias(owner, key))).isEqualTo("LIVE");
  }

  @Test
  void ofTwoThatComeAtOnceExactlyOneIsLive() throws Exception {
    TenantId one = TestTenants.verified(DATABASE, "JPY");
    TenantId other = TestTenants.verified(DATABASE, "EUR");
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 25; round++) {
        String key = "key " + Ids.next();
        List<Future<UUID>> both =
            List.of(
                threads.submit(() -> insertTogether(one, key, together)),
                threads.submit(() -> insertTogether(other, key, together)));
        assertThat(List.of(status(both.get(0).get()), status(both.get(1).get())))
            .containsExactlyInAnyOrder("LIVE", "PENDING");
      }
    }
  }

  @Test
  void aRightsholderCannotMakeItsOwnAliasLive() throws SQLException {
    String key = "key " + Ids.next();
    insertAlias(TestTenants.verified(DATABASE, "JPY"), key);
    TenantId newcomer = TestTenants.verified(DATABASE, "JPY");
    UUID pending = insertAlias(newcomer, key);
    assertThatThrownBy(
            () -> executeAs(newcomer, "update alias set status = 'LIVE' where id = ?", pending))
        .hasMessageContaining("an operator decides");
    assertThat(status(pending)).isEqualTo("PENDING");
  }

  @Test
  void anAliasNeverMatchesSomethingElseThanItDid() throws SQLException {
    TenantId owner = TestTenants.verified(DATABASE, "JPY");
    UUID alias = insertAlias(owner, "key " + Ids.next());
    assertThatThrownBy(
            () -> executeAs(owner, "update alias set match_key = 'other' where id = ?", alias))
        .hasMessageContaining("matches what it always did");
  }

  @Test
  void nothingOfOnesOwnHangsOnAnothersWorkOrAsset() throws SQLException {
    TenantId owner = TestTenants.verified(DATABASE, "JPY");
    TenantId stranger = TestTenants.verified(DATABASE, "JPY");
    UUID asset = insertAsset(owner);
    assertThatThrownBy(
            () ->
                executeAs(
                    stranger,
                    "insert into alias (id, tenant_id, asset_id, language, text, match_key, status,"
                        + " created_at) values (gen_random_uuid(), app_tenant(), ?, 'en', 'a', 'a',"
                        + " 'LIVE', now())",
                    asset))
        .hasMessageContaining("foreign key");
    assertThatThrownBy(
            () ->
                executeAs(
                    stranger,
                    "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
                        + " price_per_second_micros, currency, status) values (gen_random_uuid(),"
                        + " app_tenant(), ?, 10000, '*', 0, 'JPY', 'LIVE')",
                    asset))
        .hasMessageContaining("made by an operator");
    assertThatThrownBy(
            () ->
                executeAs(
                    stranger,
                    "insert into policy (id, tenant_id, asset_id, preset, updated_at)"
                        + " values (gen_random_uuid(), app_tenant(), ?, 'OPEN', now())",
                    asset))
        .hasMessageContaining("foreign key");
  }

  private static UUID insertTogether(TenantId tenant, String key, CyclicBarrier together)
      throws Exception {
    together.await();
    return insertAlias(tenant, key);
  }

  private static UUID insertAlias(TenantId tenant, String key) throws SQLException {
    UUID id = Ids.next();
    executeAs(
        tenant,
        "insert into alias (id, tenant_id, asset_id, language, text, match_key, status, created_at)"
            + " values (?, app_tenant(), ?, 'en', ?, ?, 'LIVE', now())",
        id,
        insertAsset(tenant),
        key,
        key);
    return id;
  }

  private static UUID insertAsset(TenantId tenant) throws SQLException {
    UUID work = Ids.next();
    UUID asset = Ids.next();
    executeAs(
        tenant,
        "insert into work (id, tenant_id, title, created_at) values (?, app_tenant(), ?, now())",
        work,
        "Work " + work);
    executeAs(
        tenant,
        "insert into asset (id, tenant_id, work_id, kind, name, created_at)"
            + " values (?, app_tenant(), ?, 'CHARACTER', 'Somebody', now())",
        asset,
        work);
    return asset;
  }

  private static void executeAs(TenantId tenant, String sql, Object... values) throws SQLException {
    try (Connection connection = DATABASE.tenant().getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement bind =
          connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
        bind.setString(1, tenant.value().toString());
        bind.execute();
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, values[i]);
        }
        statement.execute();
      }
      connection.commit();
    }
  }

  private static String status(UUID alias) throws SQLException {
    try (Connection connection = DATABASE.admin().getConnection();
        PreparedStatement select =
            connection.prepareStatement("select status from alias where id = ?")) {
      select.setObject(1, alias);
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }
}
