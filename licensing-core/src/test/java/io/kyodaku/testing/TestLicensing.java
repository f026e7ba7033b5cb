package io.kyodaku.testing;

import io.kyodaku.screening.AliasKey;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import java.util.UUID;

/** What can be licensed and by whom, written straight into the tables. */
public final class TestLicensing {

  private TestLicensing() {}

  /** A version in force: 70 % of the list fee, standard terms, paid by the Japanese entity. */
  public static UUID contract(TestDatabase database, TenantId tenant, String currency) {
    UUID contract = Ids.next();
    execute(
        database,
        "insert into contract (id, tenant_id, created_at) values (?, ?, now())",
        contract,
        tenant.value());
    UUID version = Ids.next();
    execute(
        database,
        "insert into contract_version (id, contract_id, tenant_id, number, status, preset,"
            + " selling_entity, currency, share_bps, royalty_base, chargeback_risk, max_fee_bps,"
            + " language, document, document_hash, effective_from, created_at)"
            + " values (?, ?, ?, 1, 'IN_FORCE', 'STANDARD', 'JP', ?, 7000, 'LIST', 'PLATFORM',"
            + " 20000, 'en', 'A contract', repeat('0', 64), now() - interval '1 day', now())",
        version,
        contract,
        tenant.value(),
        currency);
    return version;
  }

  public static UUID work(TestDatabase database, TenantId tenant) {
    UUID work = Ids.next();
    execute(
        database,
        "insert into work (id, tenant_id, title, created_at) values (?, ?, ?, now())",
        work,
        tenant.value(),
        "Work " + work);
    return work;
  }

  /** A character that its tenant owns in these territories, known by its name. */
  public static UUID asset(
      TestDatabase database,
      TenantId tenant,
      UUID work,
      String name,
      String territories,
      long pricePerSecondMicros,
      String currency) {
    UUID asset = Ids.next();
    execute(
        database,
        "insert into asset (id, tenant_id, work_id, kind, name, created_at)"
            + " values (?, ?, ?, 'CHARACTER', ?, now())",
        asset,
        tenant.value(),
        work,
        name);
    execute(
        database,
        "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
            + " price_per_second_micros, currency, status) values (?, ?, ?, 10000, ?, ?, ?,"
            + " 'LIVE')",
        Ids.next(),
        tenant.value(),
        asset,
        territories,
        pricePerSecondMicros,
        currency);
    alias(database, tenant, asset, name);
    return asset;
  }

  public static UUID alias(TestDatabase database, TenantId tenant, UUID asset, String text) {
    UUID alias = Ids.next();
    execute(
        database,
        "insert into alias (id, tenant_id, asset_id, language, text, match_key, status, created_at)"
            + " values (?, ?, ?, 'en', ?, ?, 'LIVE', now())",
        alias,
        tenant.value(),
        asset,
        text,
        AliasKey.normalize(text));
    return alias;
  }

  public static void policyOfTenant(TestDatabase database, TenantId tenant, String preset) {
    policy(database, tenant, "null", "null", preset);
  }

  public static void policyOfWork(
      TestDatabase database, TenantId tenant, UUID work, String preset) {
    policy(database, tenant, "'" + work + "'", "null", preset);
  }

  public static void policyOfAsset(
      TestDatabase database, TenantId tenant, UUID asset, String preset) {
    policy(database, tenant, "null", "'" + asset + "'", preset);
  }

  private static void policy(
      TestDatabase database, TenantId tenant, String work, String asset, String preset) {
    execute(
        database,
        "insert into policy (id, tenant_id, work_id, asset_id, preset, updated_at) values (?, ?, "
            + work
            + "::uuid, "
            + asset
            + "::uuid, ?, now())",
        Ids.next(),
        tenant.value(),
        preset);
  }

  /** A partner whose compute costs 2 credits a second, 5 in premium quality. */
  public static UUID generator(TestDatabase database) {
    UUID generator = Ids.next();
    execute(
        database,
        "insert into generator (id, name, created_at) values (?, ?, now())",
        generator,
        "Generator " + generator);
    execute(
        database,
        "insert into rate_card (id, generator_id, version, standard_per_second,"
            + " premium_per_second, effective_from)"
            + " values (?, ?, 1, 2000000, 5000000, now() - interval '1 day')",
        Ids.next(),
        generator);
    return generator;
  }

  private static void execute(TestDatabase database, String sql, Object... values) {
    TestTenants.execute(database, sql, values);
  }
}
