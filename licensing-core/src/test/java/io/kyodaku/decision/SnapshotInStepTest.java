package io.kyodaku.decision;

import static io.kyodaku.testing.TestTenants.execute;
import static io.kyodaku.testing.TestTenants.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What changed is read instead of everything, and comes to the same. */
class SnapshotInStepTest {

  private static final int STEPS = 100;
  private static final String BLOCKED = "zorblatt" + Ids.next().toString().replace("-", "");

  private final TestDatabase database = TestDatabase.shared();
  private final List<TenantId> tenants =
      List.of(TestTenants.verified(database, "JPY"), TestTenants.verified(database, "USD"));
  private final List<UUID> works = new ArrayList<>();
  private final List<UUID> assets = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Random random = new Random(4711);

  @Test
  void afterWhateverChangesTheSnapshotIsWhatReadingEverythingGives() {
    SnapshotLoader inStep = new SnapshotLoader(database.reader(), Runnable::run);
    for (TenantId tenant : tenants) {
      works.add(TestLicensing.work(database, tenant));
      works.add(TestLicensing.work(database, tenant));
      TestLicensing.contract(database, tenant, tenant.equals(tenants.getFirst()) ? "JPY" : "USD");
    }
    inStep.load();
    for (int step = 0; step < STEPS; step++) {
      String what = change();
      Snapshot now = inStep.load();
      if (step % 10 == 9) {
        Snapshot anew = new SnapshotLoader(database.reader(), Runnable::run).load();
        assertThat(now.version()).isEqualTo(anew.version());
        for (UUID asset : assets) {
          assertThat(told(now, asset)).as("after %s", what).isEqualTo(told(anew, asset));
        }
        for (String name : names) {
          assertThat(now.screen(name)).as("after %s", what).isEqualTo(anew.screen(name));
        }
        assertThat(new HashSet<>(now.find(BLOCKED).terms()))
            .as("after %s", what)
            .isEqualTo(new HashSet<>(anew.find(BLOCKED).terms()));
      }
    }
    assertThat(assets).hasSizeGreaterThan(5);
  }

  private String change() {
    int kind = random.nextInt(assets.size() < 4 ? 1 : 16);
    int which = random.nextInt(works.size());
    UUID work = works.get(which);
    TenantId tenant = tenants.get(which / 2);
    UUID asset = assets.isEmpty() ? Ids.next() : assets.get(random.nextInt(assets.size()));
    return switch (kind) {
      case 0 -> {
        String name = "Name" + Ids.next().toString().replace("-", "");
        names.add(name);
        assets.add(
            TestLicensing.asset(
                database, tenant, work, name, "*", 5, which / 2 == 0 ? "JPY" : "USD"));
        yield "a new asset";
      }
      case 1 -> sql("delete from policy where asset_id = ?", asset);
      case 2 -> say("asset_id", asset, ownerOf(asset), "FAN");
      case 3 -> say("work_id", work, tenant.value(), "OPEN");
      case 4 -> sql("delete from policy where work_id = ?", work);
      case 5 -> sql("delete from policy where tenant_id = ? and asset_id is null", tenant.value());
      case 6 -> {
        execute(
            database,
            "insert into policy (id, tenant_id, preset, updated_at) values (?, ?, 'ASK', now())"
                + " on conflict (tenant_id, work_id, asset_id) do update set preset = 'FAN'",
            Ids.next(),
            tenant.value());
        yield "a policy of everything";
      }
      case 7 ->
          sql(
              "update asset set stopped_at = case when stopped_at is null then now() end"
                  + " where id = ?",
              asset);
      case 8 ->
          sql(
              "update work set stopped_at = case when stopped_at is null then now() end where id ="
                  + " ?",
              work);
      case 9 ->
          sql(
              "update tenant set stopped_at = case when stopped_at is null then now() end"
                  + " where id = ?",
              tenant.value());
      case 10 ->
          sql(
              "update tenant set status = case when status = 'VERIFIED' then 'APPLIED'"
                  + " else 'VERIFIED' end where id = ?",
              tenant.value());
      case 11 ->
          sql(
              "update ownership_claim set price_per_second_micros = price_per_second_micros + 1,"
                  + " territories = case when territories = '*' then 'JP|DE' else '*' end"
                  + " where asset_id = ?",
              asset);
      case 12 ->
          sql(
              "update alias set status = case when status = 'LIVE' then 'PENDING' else 'LIVE' end"
                  + " where asset_id = ?",
              asset);
      case 13 ->
          sql(
              "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
                  + " price_per_second_micros, currency, status) select gen_random_uuid(), t.id,"
                  + " a.id, 5000, 'JP', 7, 'USD', 'LIVE' from asset a, tenant t where a.id = ?"
                  + " and t.id in ('"
                  + tenants.getFirst().value()
                  + "', '"
                  + tenants.getLast().value()
                  + "') and t.id <> a.tenant_id on conflict do nothing",
              asset);
      case 14 ->
          sql(
              "insert into ownership_share (id, tenant_id, claim_id, asset_id, territories,"
                  + " share_bps, from_at) select gen_random_uuid(), tenant_id, id, asset_id, 'DE',"
                  + " (random() * 10000)::int, now() from ownership_claim where asset_id = ?",
              asset);
      default -> sql("update asset set name = name || 'x' where id = ?", asset);
    };
  }

  private String sql(String sql, UUID of) {
    execute(database, sql, of);
    return sql;
  }

  private String say(String column, UUID subject, UUID tenant, String preset) {
    execute(
        database,
        "insert into policy (id, tenant_id, "
            + column
            + ", preset, controls, updated_at) values (?, ?, ?, ?, ?, now())"
            + " on conflict (tenant_id, work_id, asset_id) do update set preset = null",
        Ids.next(),
        tenant,
        subject,
        preset,
        "{\"rules\":[{\"id\":\"r1\",\"name\":\"Short\",\"action\":\"ALLOW\",\"seconds\":{\"atMost\":5}}],"
            + "\"guards\":{\"blockedTerms\":[\""
            + BLOCKED
            + "\"]}}");
    return "a policy by " + column;
  }

  private UUID ownerOf(UUID asset) {
    UUID owner = value(database, "select tenant_id from asset where id = ?", asset);
    return owner == null ? Ids.next() : owner;
  }

  /** All that decisions read of an asset, as text. */
  private static String told(Snapshot snapshot, UUID id) {
    return snapshot
        .asset(id)
        .map(
            asset ->
                asset.kind()
                    + asset.name()
                    + asset.stopped()
                    + asset.claims().stream().map(claim -> told(asset, claim)).toList())
        .orElse("none");
  }

  private static String told(AssetFacts asset, ClaimFacts claim) {
    return claim.id()
        + " "
        + claim.tenant()
        + claim.shareBps()
        + asset.ownership().licensed(claim.id(), claim.territories())
        + claim.territories()
        + claim.pricePerSecondMicros()
        + claim.currency()
        + claim.policies().stream()
            .map(
                policy ->
                    policy.level()
                        + " "
                        + policy.subjectId()
                        + policy.rules().stream().map(policy::wireId).toList())
            .toList();
  }

  @Test
  void aTermThatTwoOwnersOfOneAssetBlockIsBlockedUntilBothTakeItBack() {
    TenantId one = tenants.getFirst();
    TenantId other = tenants.getLast();
    UUID work = TestLicensing.work(database, one);
    UUID asset = TestLicensing.asset(database, one, work, "Shared", "JP", 5, "JPY");
    execute(
        database,
        "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
            + " price_per_second_micros, currency, status)"
            + " values (gen_random_uuid(), ?, ?, 10000, 'US', 0, 'USD', 'LIVE')",
        other.value(),
        asset);
    say("asset_id", asset, one.value(), "OPEN");
    say("asset_id", asset, other.value(), "OPEN");
    SnapshotLoader inStep = new SnapshotLoader(database.reader(), Runnable::run);
    assertThat(inStep.load().find(BLOCKED).terms()).isNotEmpty();
    execute(
        database, "delete from policy where asset_id = ? and tenant_id = ?", asset, one.value());
    assertThat(inStep.load().find(BLOCKED).terms()).isNotEmpty();
    execute(database, "delete from policy where asset_id = ?", asset);
    assertThat(inStep.load().find(BLOCKED).terms()).isEmpty();
  }

  /** One row that nobody can read must not keep everybody else from deciding. */
  @Test
  void controlsThatCanNotBeReadBlockAndNothingElse() {
    UUID work = TestLicensing.work(database, tenants.getFirst());
    UUID asset = TestLicensing.asset(database, tenants.getFirst(), work, "Odd", "*", 5, "JPY");
    execute(
        database,
        "insert into policy (id, tenant_id, asset_id, preset, controls, updated_at)"
            + " values (?, ?, ?, 'OPEN', '{nonsense', now())",
        Ids.next(),
        tenants.getFirst().value(),
        asset);
    Snapshot snapshot = new SnapshotLoader(database.reader(), Runnable::run).load();
    assertThat(told(snapshot, asset)).contains(":rule:unreadable");
    execute(database, "delete from policy where asset_id = ?", asset);
  }

  @Test
  void whatLeavesDecisionsAsTheyWereRaisesNoVersion() {
    UUID work = TestLicensing.work(database, tenants.getFirst());
    UUID asset =
        TestLicensing.asset(database, tenants.getFirst(), work, "Described", "*", 5, "JPY");
    long changes = changesOf(asset);
    execute(database, "update asset set description = 'told' where id = ?", asset);
    assertThat(changesOf(asset)).isEqualTo(changes);
    execute(database, "update asset set stopped_at = now() where id = ?", asset);
    assertThat(changesOf(asset)).isEqualTo(changes + 1);
  }

  private long changesOf(UUID asset) {
    Long count =
        value(
            database,
            "select count(*) from snapshot_change where row_id = ? and what = 'asset'",
            asset);
    return count == null ? 0 : count;
  }

  @Test
  void whatARowSaidAtAVersionIsKeptForEver() {
    UUID work = TestLicensing.work(database, tenants.getFirst());
    UUID asset = TestLicensing.asset(database, tenants.getFirst(), work, "Kept", "*", 5, "JPY");
    TestLicensing.policyOfAsset(database, tenants.getFirst(), asset, "FAN");
    long then =
        Objects.requireNonNull(
            TestTenants.<Long>value(database, "select version from snapshot_version"));
    execute(database, "delete from policy where asset_id = ?", asset);
    assertThat(
            TestTenants.<String>value(
                database,
                "select fields ->> 'preset' from snapshot_change where what = 'policy'"
                    + " and about_id = ? and version <= ? order by place desc limit 1",
                asset,
                then))
        .isEqualTo("FAN");
    assertThat(
            TestTenants.<Boolean>value(
                database,
                "select fields is null from snapshot_change where what = 'policy'"
                    + " and about_id = ? order by place desc limit 1",
                asset))
        .isTrue();
  }
}
