package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.PlainText;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnCatalogTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final TenantId stranger = TestTenants.verified(DATABASE, "JPY");
  private final String name = "Anansi " + Ids.next();

  OwnCatalogTest() {
    IMPORTS.importRows(stranger, "Theirs,Other,CHARACTER,en:" + name + ",FAN,*,1");
    IMPORTS.importRows(
        tenant,
        "One,A,CHARACTER,en:" + name + "|ak:Kwaku " + name + ",FAN,*,1",
        "One,B,VOICE,,,JP|US,0.5",
        "Two,C,STYLE,,ASK,*,2");
  }

  @Test
  void aRightsholderSeesItsOwnAndOnlyThat() {
    OwnCatalog.Overview overview = run(own -> own.overview(tenant));
    assertThat(overview.works()).isEqualTo(2);
    assertThat(overview.assets()).isEqualTo(3);
    assertThat(overview.waitingNames()).isEqualTo(1);
    assertThat(overview.policy()).isEmpty();
    OwnCatalog.Page<OwnCatalog.OwnWork> works = run(own -> own.works(tenant, 0));
    assertThat(works.items()).extracting(OwnCatalog.OwnWork::title).containsExactly("One", "Two");
    assertThat(works.total()).isEqualTo(2);
    assertThat(run(own -> own.assets(tenant, Optional.empty(), 0)).items())
        .extracting(OwnCatalog.OwnAsset::name)
        .containsExactly("A", "B", "C");
    OwnCatalog.Page<OwnCatalog.OwnAsset> ofOne =
        run(own -> own.assets(tenant, Optional.of(works.items().getFirst().id()), 0));
    assertThat(ofOne.total()).isEqualTo(2);
    assertThat(ofOne.items().get(1).territories()).containsExactly("JP", "US");
    assertThat(ofOne.items().get(1).policy()).isEqualTo(PolicyPreset.CLOSED);
    assertThat(ofOne.items().get(1).ownPolicy()).isEmpty();
  }

  @Test
  void whatNoNameCanBeLikeFindsNothingAndSaysWhy() {
    for (String text : List.of("A\0", "A\u202e", "\ud83d")) {
      AssetFilter filter =
          new AssetFilter(
              text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
      assertThat(filter.fault()).isPresent();
      assertThat(
              TRANSACTIONS.<Long>run(
                  tenant,
                  (entities, rows) ->
                      new BrowsingOwnCatalog(rows)
                          .browse(tenant, filter, BrowsingOwnCatalog.Sort.NAME, 0)
                          .total()))
          .isZero();
    }
    assertThat(PlainText.cut("ab\ud83d\ude00", 3)).isEqualTo("ab");
  }

  @Test
  void namesAreListedWithWhatWaits() {
    OwnCatalog.OwnAsset asset =
        run(own -> own.assets(tenant, Optional.empty(), 0)).items().getFirst();
    assertThat(asset.names()).isEqualTo(2);
    assertThat(asset.waitingNames()).isEqualTo(1);
    assertThat(run(own -> own.asset(tenant, asset.id())).orElseThrow().names())
        .extracting(OwnCatalog.OwnName::status)
        .containsExactly(AliasStatus.PENDING, AliasStatus.LIVE);
  }

  @Test
  void oneWorkIsFoundByItsId() {
    OwnCatalog.OwnAsset asset =
        run(own -> own.assets(tenant, Optional.empty(), 0)).items().getFirst();
    assertThat(run(own -> own.work(tenant, asset.workId())).orElseThrow())
        .extracting(OwnCatalog.OwnWork::title, OwnCatalog.OwnWork::assets)
        .containsExactly("One", 2L);
    assertThat(
            TRANSACTIONS.<Optional<OwnCatalog.OwnWork>>run(
                stranger, (entities, rows) -> new OwnCatalog(rows).work(stranger, asset.workId())))
        .isEmpty();
  }

  @Test
  void whatIsAnothersIsNotFoundByItsIdEither() {
    OwnCatalog.OwnAsset mine =
        run(own -> own.assets(tenant, Optional.empty(), 0)).items().getFirst();
    assertThat(
            TRANSACTIONS.<Optional<OwnCatalog.OwnAssetWithNames>>run(
                stranger, (entities, rows) -> new OwnCatalog(rows).asset(stranger, mine.id())))
        .isEmpty();
    assertThat(
            TRANSACTIONS.<List<OwnCatalog.OwnAsset>>run(
                stranger,
                (entities, rows) ->
                    new OwnCatalog(rows).assets(stranger, Optional.of(mine.workId()), 0).items()))
        .isEmpty();
    // Even a use case that names the wrong tenant sees nothing: the transaction is bound.
    assertThat(
            TRANSACTIONS.<Long>run(
                stranger,
                (entities, rows) ->
                    new OwnCatalog(rows).assets(tenant, Optional.empty(), 0).total()))
        .isZero();
  }

  private <T> T run(java.util.function.Function<OwnCatalog, T> look) {
    return TRANSACTIONS.run(tenant, (entities, rows) -> look.apply(new OwnCatalog(rows)));
  }
}
