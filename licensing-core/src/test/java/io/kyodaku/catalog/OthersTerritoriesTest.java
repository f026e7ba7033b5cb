package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An owner who types in territories that are others' is told to assert them. */
class OthersTerritoriesTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Actor SOMEBODY = Actor.account(Ids.next());

  private final Sql owner = new Sql(DATABASE.owner());
  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final UUID asset;

  OthersTerritoriesTest() {
    IMPORTS.importRows(tenant, "One,A,CHARACTER,,FAN,JP,12", "One,B,CHARACTER,,FAN,JP,12");
    asset =
        owner
            .first(
                "select id from asset where tenant_id = ? and name = 'A'",
                row -> row.getObject("id", UUID.class),
                tenant)
            .orElseThrow();
    claim("US", 10_000);
    claim("FR", 4_000);
  }

  private void claim(String territories, int shareBps) {
    owner.update(
        "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
            + " price_per_second_micros, currency, status) values (?, ?, ?, ?, ?, 1, 'JPY',"
            + " 'LIVE')",
        Ids.next(),
        TestTenants.verified(DATABASE, "JPY"),
        asset,
        shareBps,
        territories);
  }

  @Test
  void onTheAssetsPage() {
    for (String others : List.of("*", "JP|US", "FR")) {
      assertThat(price(others))
          .isInstanceOfSatisfying(
              PricingAsset.Invalid.class,
              invalid ->
                  assertThat(invalid.errors())
                      .extracting(FieldError::field)
                      .containsExactly("territories"));
    }
    assertThat(price("DE|JP")).isEqualTo(new PricingAsset.Priced());
    assertThat(conflicts()).isZero();
  }

  @Test
  void ofManyAtOnce() {
    ChangingAssets.Typed everywhere = new ChangingAssets.Typed("TERRITORIES", "*");
    ChangingAssets.Looked looked =
        TRANSACTIONS.run(
            tenant,
            (entities, rows) ->
                new ChangingAssets(rows, CLOCK)
                    .look(
                        tenant,
                        new ChangingAssets.Selection.Matching(AssetFilter.all()),
                        everywhere));
    assertThat(looked).isInstanceOf(ChangingAssets.Invalid.class);
    assertThat(conflicts()).isZero();
  }

  @Test
  void inAFileTheRowIsRefusedAndTheOthersGoIn() {
    IMPORTS.importRows(tenant, "One,A,CHARACTER,,FAN,*,12", "One,B,CHARACTER,,FAN,*,12");
    assertThat(
            owner.list(
                "select a.name || ' ' || c.territories from asset a join ownership_claim c on"
                    + " c.asset_id = a.id and c.tenant_id = a.tenant_id where a.tenant_id = ?"
                    + " order by a.name",
                row -> row.getString(1),
                tenant))
        .containsExactly("A JP", "B *");
    assertThat(
            owner.list(
                "select field || ' ' || row_no from import_error where tenant_id = ?",
                row -> row.getString(1),
                tenant))
        .containsExactly("territories 2");
    assertThat(conflicts()).isZero();
  }

  @Test
  void nobodyElseAsksForIt() {
    TenantId stranger = TestTenants.verified(DATABASE, "JPY");
    boolean told =
        TRANSACTIONS.run(
            stranger, (entities, rows) -> new OthersTerritories(new Sql(rows)).isAmong(asset, "*"));
    assertThat(told).as("whether others own a part of what is not its own").isFalse();
  }

  private PricingAsset.Outcome price(String territories) {
    return TRANSACTIONS.run(
        tenant,
        (entities, rows) ->
            new PricingAsset(new JpaCatalog(entities), rows, CLOCK)
                .price(tenant, SOMEBODY, asset, territories, "12"));
  }

  private long conflicts() {
    return owner
        .first(
            "select count(*) from ownership_conflict where asset_id = ?",
            row -> row.getLong(1),
            asset)
        .orElseThrow();
  }
}
