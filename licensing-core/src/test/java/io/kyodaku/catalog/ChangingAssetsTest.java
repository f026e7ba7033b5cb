package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangingAssetsTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Actor SOMEBODY = Actor.account(Ids.next());
  private static final ChangingAssets.Selection ALL =
      new ChangingAssets.Selection.Matching(AssetFilter.all());

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final TenantId stranger = TestTenants.verified(DATABASE, "JPY");

  ChangingAssetsTest() {
    IMPORTS.importRows(
        tenant,
        "One,A,CHARACTER,ja:桃 " + Ids.next() + ",FAN,*,12",
        "One,B,CHARACTER,,FAN,*,12",
        "One,C,VOICE,,,JP|US,20",
        "Two,D,STYLE,,ASK,*,15");
    IMPORTS.importRows(stranger, "One,A,CHARACTER,,FAN,*,12");
  }

  @Test
  void whatWouldChangeIsSeenInGroupsBeforeItIsDone() {
    ChangingAssets.Seen seen = seen(ALL, "PRICE", "15");
    assertThat(seen.selected()).isEqualTo(4);
    assertThat(seen.changing()).isEqualTo(3);
    assertThat(seen.groups())
        .containsExactly(
            new ChangingAssets.Group("12000000", "15000000", 2),
            new ChangingAssets.Group("20000000", "15000000", 1));
    assertThat(prices()).containsExactly(12_000_000L, 12_000_000L, 20_000_000L, 15_000_000L);
    assertThat(change(ALL, "PRICE", "15")).isEqualTo(3);
    assertThat(prices()).containsOnly(15_000_000L);
    assertThat(pricesOf(stranger)).containsExactly(12_000_000L);
  }

  @Test
  void byPercentEachPriceKeepsItsDistance() {
    change(ALL, "PERCENT", "-12.5 %");
    assertThat(prices()).containsExactly(10_500_000L, 10_500_000L, 17_500_000L, 13_125_000L);
    change(ALL, "PERCENT", "+1000");
    assertThat(prices().getFirst()).isEqualTo(115_500_000L);
    for (int i = 0; i < 4; i++) {
      change(ALL, "PERCENT", "1000");
    }
    assertThat(prices()).containsOnly(1_000_000_000_000L);
  }

  @Test
  void policiesTerritoriesAndTheSwitchAreSaidOfMany() {
    ChangingAssets.Selection characters =
        new ChangingAssets.Selection.Matching(
            new AssetFilter(
                "",
                Optional.empty(),
                Optional.of(AssetKind.CHARACTER),
                Optional.empty(),
                Optional.empty()));
    assertThat(change(characters, "POLICY", "OPEN")).isEqualTo(2);
    assertThat(change(characters, "POLICY", "")).isEqualTo(2);
    assertThat(change(ALL, "TERRITORIES", "US|JP")).isEqualTo(3);
    assertThat(change(ALL, "STOP", "")).isEqualTo(4);
    OwnCatalog.Page<OwnCatalog.OwnAsset> all = browse(AssetFilter.all());
    assertThat(all.items())
        .allSatisfy(
            asset -> {
              assertThat(asset.stoppedAt()).isPresent();
              assertThat(asset.territories()).containsExactly("JP", "US");
            });
    assertThat(all.items().getFirst().ownPolicy()).isEmpty();
    assertThat(all.items().getFirst().policyFrom()).isEqualTo(OwnCatalog.PolicyFrom.NOBODY);
    assertThat(change(ALL, "RESUME", "")).isEqualTo(4);
  }

  @Test
  void whatIsNoLongerAsItWasSeenIsNotDone() {
    String mark = seen(ALL, "PRICE", "15").mark();
    change(ALL, "PERCENT", "10");
    ChangingAssets.Outcome outcome = outcome(tenant, ALL, "PRICE", "15", mark);
    assertThat(outcome).isInstanceOf(ChangingAssets.Seen.class);
    assertThat(((ChangingAssets.Seen) outcome).changing()).isEqualTo(4);
    assertThat(prices().getFirst()).isEqualTo(13_200_000L);
    assertThat(outcome(tenant, ALL, "PRICE", "15", ((ChangingAssets.Seen) outcome).mark()))
        .isInstanceOf(ChangingAssets.Done.class);
    assertThat(outcome(tenant, ALL, "PRICE", "15", ((ChangingAssets.Seen) outcome).mark()))
        .as("the same post again")
        .isInstanceOf(ChangingAssets.Seen.class);
  }

  @Test
  void undoneEachSaysWhatItSaidUnlessItWasChangedSince() {
    ChangingAssets.Done done =
        (ChangingAssets.Done) outcome(tenant, ALL, "PRICE", "99", seen(ALL, "PRICE", "99").mark());
    UUID first = browse(AssetFilter.all()).items().getFirst().id();
    change(new ChangingAssets.Selection.Chosen(Set.of(first)), "PRICE", "7");
    assertThat(undo(stranger, done.changeId())).isInstanceOf(AssetChanges.NotFound.class);
    assertThat(undo(tenant, done.changeId())).isEqualTo(new AssetChanges.Undone(3, 1));
    assertThat(undo(tenant, done.changeId())).isInstanceOf(AssetChanges.NotFound.class);
    assertThat(prices()).containsExactly(7_000_000L, 12_000_000L, 20_000_000L, 15_000_000L);
    AssetChanges.Report report =
        TRANSACTIONS.<AssetChanges.Report>run(
            tenant,
            (entities, rows) ->
                new AssetChanges(rows, CLOCK).find(tenant, done.changeId()).orElseThrow());
    assertThat(report.summary().undoneAt()).isPresent();
    assertThat(report.groups()).hasSize(3);
    assertThat(
            TestTenants.<Long>value(
                DATABASE,
                "select count(*) from audit_entry where tenant_id = ? and action like 'assets-%'",
                tenant.value()))
        .isEqualTo(3);
  }

  @Test
  void anothersAssetsAreNotAmongThoseThatAreChosen() {
    UUID mine = browse(AssetFilter.all()).items().getFirst().id();
    UUID theirs =
        Objects.requireNonNull(
            TestTenants.<UUID>value(
                DATABASE, "select id from asset where tenant_id = ?", stranger.value()));
    ChangingAssets.Selection both =
        new ChangingAssets.Selection.Chosen(new HashSet<>(List.of(mine, theirs, Ids.next())));
    assertThat(seen(both, "STOP", "").selected()).isEqualTo(1);
    assertThat(change(both, "PRICE", "3")).isEqualTo(1);
    assertThat(pricesOf(stranger)).containsExactly(12_000_000L);
  }

  @Test
  void whatIsTypedWrongIsSaidAndNothingHappens() {
    for (String[] wrong :
        new String[][] {
          {"PRICE", "-1"},
          {"PRICE", "x".repeat(100_000)},
          {"PERCENT", "-100.01"},
          {"PERCENT", "1e3"},
          {"TERRITORIES", "JP|XX"},
          {"POLICY", "FREE"},
          {"DELETE", ""},
          {"", ""}
        }) {
      assertThat(look(ALL, wrong[0], wrong[1]))
          .as(wrong[0])
          .isInstanceOf(ChangingAssets.Invalid.class);
      assertThat(outcome(tenant, ALL, wrong[0], wrong[1], ""))
          .isInstanceOf(ChangingAssets.Invalid.class);
    }
  }

  @Test
  void assetsAreFoundByNamePolicyAndState() {
    assertThat(names(filter("桃", Optional.empty()))).containsExactly("A");
    assertThat(names(filter("a", Optional.empty()))).containsExactly("A");
    assertThat(names(filter("%", Optional.empty()))).isEmpty();
    assertThat(names(filter("", Optional.of(AssetFilter.State.STOPPED)))).isEmpty();
    assertThat(names(filter("", Optional.of(AssetFilter.State.NAMES_WAIT)))).isEmpty();
    assertThat(names(filter("", Optional.of(AssetFilter.State.ON))))
        .containsExactly("A", "B", "C", "D");
    List<OwnCatalog.OwnAsset> dearest =
        TRANSACTIONS
            .<OwnCatalog.Page<OwnCatalog.OwnAsset>>run(
                tenant,
                (entities, rows) ->
                    new BrowsingOwnCatalog(rows)
                        .browse(tenant, AssetFilter.all(), BrowsingOwnCatalog.Sort.PRICE_DOWN, 0))
            .items();
    assertThat(dearest).extracting(OwnCatalog.OwnAsset::name).containsExactly("C", "D", "A", "B");
  }

  private static AssetFilter filter(String text, Optional<AssetFilter.State> state) {
    return new AssetFilter(text, Optional.empty(), Optional.empty(), Optional.empty(), state);
  }

  private List<String> names(AssetFilter filter) {
    return browse(filter).items().stream().map(OwnCatalog.OwnAsset::name).toList();
  }

  private OwnCatalog.Page<OwnCatalog.OwnAsset> browse(AssetFilter filter) {
    return browse(tenant, filter);
  }

  private static OwnCatalog.Page<OwnCatalog.OwnAsset> browse(TenantId owner, AssetFilter filter) {
    return TRANSACTIONS.<OwnCatalog.Page<OwnCatalog.OwnAsset>>run(
        owner,
        (entities, rows) ->
            new BrowsingOwnCatalog(rows).browse(owner, filter, BrowsingOwnCatalog.Sort.NAME, 0));
  }

  private List<Long> prices() {
    return pricesOf(tenant);
  }

  private static List<Long> pricesOf(TenantId owner) {
    return browse(owner, AssetFilter.all()).items().stream()
        .map(asset -> asset.pricePerSecond().micros())
        .toList();
  }

  private ChangingAssets.Looked look(
      ChangingAssets.Selection selection, String what, String value) {
    return TRANSACTIONS.<ChangingAssets.Looked>run(
        tenant,
        (entities, rows) ->
            new ChangingAssets(rows, CLOCK)
                .look(tenant, selection, new ChangingAssets.Typed(what, value)));
  }

  private ChangingAssets.Seen seen(ChangingAssets.Selection selection, String what, String value) {
    return (ChangingAssets.Seen) look(selection, what, value);
  }

  /** Looks and does it; how many changed. */
  private int change(ChangingAssets.Selection selection, String what, String value) {
    ChangingAssets.Outcome outcome =
        outcome(tenant, selection, what, value, seen(selection, what, value).mark());
    return ((ChangingAssets.Done) outcome).assets();
  }

  private static ChangingAssets.Outcome outcome(
      TenantId owner, ChangingAssets.Selection selection, String what, String value, String mark) {
    return TRANSACTIONS.<ChangingAssets.Outcome>run(
        owner,
        (entities, rows) ->
            new ChangingAssets(rows, CLOCK)
                .change(owner, SOMEBODY, selection, new ChangingAssets.Typed(what, value), mark));
  }

  private static AssetChanges.Outcome undo(TenantId owner, UUID change) {
    return TRANSACTIONS.<AssetChanges.Outcome>run(
        owner, (entities, rows) -> new AssetChanges(rows, CLOCK).undo(owner, SOMEBODY, change));
  }
}
