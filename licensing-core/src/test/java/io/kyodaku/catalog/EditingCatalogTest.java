package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.policy.Level;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a rightsholder types in, one by one. */
class EditingCatalogTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Actor SOMEBODY = Actor.account(Ids.next());

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final TenantId stranger = TestTenants.verified(DATABASE, "USD");

  @Test
  void aWorkAndACharacterWithNamesInSeveralLanguagesGoIn() {
    String peach = "Peach " + Ids.next();
    AddingAsset.Outcome outcome =
        addAsset(
            asset(
                addWork(tenant, "Momotarō"),
                "CHARACTER",
                List.of(
                    new AliasName.Typed("en", peach),
                    new AliasName.Typed("EN", peach.toUpperCase(java.util.Locale.ROOT)),
                    new AliasName.Typed("ja", "桃 " + Ids.next())),
                "US|JP",
                "0.25"));
    assertThat(outcome).isInstanceOf(AddingAsset.Added.class);
    UUID asset = ((AddingAsset.Added) outcome).assetId();
    assertThat(((AddingAsset.Added) outcome).waiting()).isEmpty();
    TRANSACTIONS.run(
        tenant,
        (entities, rows) -> {
          JpaCatalog catalog = new JpaCatalog(entities);
          assertThat(catalog.aliasesOf(asset))
              .extracting(alias -> alias.name().language())
              .containsExactlyInAnyOrder("en", "ja");
          OwnershipClaim claim = catalog.claimOn(asset).orElseThrow();
          assertThat(claim.pricePerSecond().micros()).isEqualTo(250_000);
          assertThat(claim.pricePerSecond().currency().getCurrencyCode()).isEqualTo("JPY");
          return claim;
        });
  }

  @Test
  void everyFieldThatIsWrongIsNamedAndNothingGoesIn() {
    UUID work = addWork(tenant, "Everything wrong");
    AddingAsset.Outcome outcome =
        addAsset(
            new AddingAsset.NewAsset(
                work,
                "a\u202eb",
                "MONSTER",
                "x".repeat(4_001),
                List.of(new AliasName.Typed("not a tag!", "Name")),
                "JP|XX",
                "-1"));
    assertThat(errors(outcome))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder(
            "name", "kind", "description", "aliases", "territories", "pricePerSecond");
    assertThat(
            TRANSACTIONS.<Boolean>run(
                tenant,
                (entities, rows) -> new JpaCatalog(entities).hasAssetNamed(work, "a\u202eb")))
        .isFalse();
  }

  @Test
  void theSameTitleTwiceIsRefusedButAnotherTenantMayHaveIt() {
    addWork(tenant, "Journey to the West");
    assertThat(addWorkOutcome(tenant, " Journey to the West "))
        .isInstanceOf(AddingWork.Invalid.class);
    assertThat(addWorkOutcome(stranger, "Journey to the West"))
        .isInstanceOf(AddingWork.Added.class);
    assertThat(addWorkOutcome(tenant, null)).isInstanceOf(AddingWork.Invalid.class);
  }

  @Test
  void anAliasThatAnotherOwnerHasWaits() {
    String name = "Sun Wukong " + Ids.next();
    UUID first = added(addAsset(asset(addWork(tenant, "A"), "CHARACTER", List.of(), "*", "1")));
    assertThat(addAlias(tenant, first, "en", name)).isEqualTo(AliasStatus.LIVE);
    UUID theirs =
        added(addAsset(stranger, asset(addWork(stranger, "A"), "CHARACTER", List.of(), "*", "1")));
    assertThat(addAlias(stranger, theirs, "zh", " ＳＵＮ" + name.substring(3)))
        .isEqualTo(AliasStatus.PENDING);
    assertThat(addAlias(tenant, first, "de", name)).isEqualTo(AliasStatus.LIVE);
  }

  @Test
  void addingTheSameNameAgainOnlySpellsItAnew() {
    UUID asset = added(addAsset(asset(addWork(tenant, "B"), "CHARACTER", List.of(), "*", "1")));
    String name = "anansi " + Ids.next();
    addAlias(tenant, asset, "en", name);
    addAlias(tenant, asset, "en", name.replace("anansi", "Anansi"));
    assertThat(
            TRANSACTIONS.<List<String>>run(
                tenant,
                (entities, rows) ->
                    new JpaCatalog(entities)
                        .aliasesOf(asset).stream().map(alias -> alias.name().text()).toList()))
        .containsExactly(name.replace("anansi", "Anansi"));
  }

  @Test
  void whatIsAnothersIsNotFound() {
    UUID work = addWork(tenant, "Mine");
    UUID asset = added(addAsset(asset(work, "CHARACTER", List.of(), "*", "1")));
    AliasName.Typed name = new AliasName.Typed("en", "Thief " + Ids.next());
    assertThat(addAsset(stranger, asset(work, "CHARACTER", List.of(), "*", "1")))
        .isInstanceOf(AddingAsset.WorkNotFound.class);
    AddingAlias.Outcome alias =
        TRANSACTIONS.run(
            stranger,
            (entities, rows) ->
                new AddingAlias(new JpaCatalog(entities), CLOCK).add(stranger, asset, name));
    assertThat(alias).isInstanceOf(AddingAlias.NotFound.class);
    assertThat(price(stranger, asset, "*", "0")).isInstanceOf(PricingAsset.NotFound.class);
    assertThat(stop(stranger, new Level.OfAsset(asset))).isEqualTo(StoppingAsset.Outcome.NOT_FOUND);
    assertThat(stop(stranger, new Level.OfWork(work))).isEqualTo(StoppingAsset.Outcome.NOT_FOUND);
    assertThat(stoppedAt("asset", asset)).isNull();
  }

  @Test
  void aRemovedAliasIsGone() {
    UUID asset = added(addAsset(asset(addWork(tenant, "C"), "CHARACTER", List.of(), "*", "1")));
    addAlias(tenant, asset, "en", "Gone " + Ids.next());
    UUID alias =
        TRANSACTIONS.<UUID>run(
            tenant, (entities, rows) -> new JpaCatalog(entities).aliasesOf(asset).getFirst().id());
    assertThat(remove(stranger, alias)).isEqualTo(RemovingAlias.Outcome.NOT_FOUND);
    assertThat(remove(tenant, alias)).isEqualTo(RemovingAlias.Outcome.REMOVED);
    assertThat(remove(tenant, alias)).isEqualTo(RemovingAlias.Outcome.NOT_FOUND);
  }

  @Test
  void aPriceHasAtMostSixDecimalsAndAMillion() {
    UUID asset = added(addAsset(asset(addWork(tenant, "D"), "CHARACTER", List.of(), "*", "1")));
    for (String good : List.of("0", "0.000001", "1000000", "1000000.000000", " 12 ")) {
      assertThat(price(tenant, asset, "JP", good)).isInstanceOf(PricingAsset.Priced.class);
    }
    for (String bad :
        List.of(
            "", "-0.1", "1e3", "1000000.000001", "0.0000001", "1,5", "NaN", "٣", "9".repeat(99))) {
      assertThat(price(tenant, asset, "JP", bad)).isInstanceOf(PricingAsset.Invalid.class);
    }
  }

  /** What may settle can be taken back; what was taken back can't be let settle. */
  @Test
  void stoppingAgainTakesBackAndNeverGivesBack() {
    UUID asset = added(addAsset(asset(addWork(tenant, "S"), "CHARACTER", List.of(), "*", "1")));
    Level level = new Level.OfAsset(asset);
    stop(tenant, level, GrantedBefore.MAY_SETTLE);
    assertThat(asset(asset, "stop_lets_settle")).isEqualTo(true);
    assertThat(asset(asset, "last_stopped_at")).isNull();
    stop(tenant, level, GrantedBefore.TAKEN_BACK);
    stop(tenant, level, GrantedBefore.MAY_SETTLE);
    assertThat(asset(asset, "stop_lets_settle")).isEqualTo(false);
    assertThat(asset(asset, "last_stopped_at")).isNotNull();
    resume(level);
    stop(tenant, level, GrantedBefore.MAY_SETTLE);
    resume(level);
    assertThat(asset(asset, "stop_lets_settle")).isEqualTo(false);
  }

  private static @Nullable Object asset(UUID id, String column) {
    return TestTenants.value(DATABASE, "select " + column + " from asset where id = ?", id);
  }

  @Test
  void stoppingHoldsAtEachLevelAndIsUndoneThere() {
    UUID work = addWork(tenant, "E");
    UUID asset = added(addAsset(asset(work, "CHARACTER", List.of(), "*", "1")));
    assertThat(stop(tenant, new Level.OfAsset(asset))).isEqualTo(StoppingAsset.Outcome.STOPPED);
    assertThat(stop(tenant, new Level.OfAsset(asset))).isEqualTo(StoppingAsset.Outcome.STOPPED);
    assertThat(stop(tenant, new Level.OfWork(work))).isEqualTo(StoppingAsset.Outcome.STOPPED);
    assertThat(stop(tenant, new Level.OfTenant())).isEqualTo(StoppingAsset.Outcome.STOPPED);
    assertThat(stoppedAt("asset", asset)).isNotNull();
    assertThat(stoppedAt("work", work)).isNotNull();
    assertThat(stoppedAt("tenant", tenant.value())).isNotNull();
    assertThat(stoppedAt("tenant", stranger.value())).isNull();
    resume(new Level.OfAsset(asset));
    resume(new Level.OfWork(work));
    resume(new Level.OfTenant());
    assertThat(stoppedAt("asset", asset)).isNull();
    assertThat(stoppedAt("work", work)).isNull();
    assertThat(stoppedAt("tenant", tenant.value())).isNull();
    assertThat(
            TestTenants.<Long>value(
                DATABASE,
                "select count(*) from audit_entry where tenant_id = ? and action like '%-stopped'",
                tenant.value()))
        .isEqualTo(3);
  }

  private static AddingWork.Outcome addWorkOutcome(TenantId owner, @Nullable String title) {
    return TRANSACTIONS.run(
        owner,
        (entities, rows) -> new AddingWork(new JpaCatalog(entities), CLOCK).add(owner, title));
  }

  private static UUID addWork(TenantId owner, String title) {
    return ((AddingWork.Added) addWorkOutcome(owner, title)).workId();
  }

  private static AddingAsset.NewAsset asset(
      UUID work, String kind, List<AliasName.Typed> names, String territories, String price) {
    return new AddingAsset.NewAsset(work, "Somebody", kind, "", names, territories, price);
  }

  private AddingAsset.Outcome addAsset(AddingAsset.NewAsset asset) {
    return addAsset(tenant, asset);
  }

  private static AddingAsset.Outcome addAsset(TenantId owner, AddingAsset.NewAsset asset) {
    return TRANSACTIONS.run(
        owner,
        (entities, rows) ->
            new AddingAsset(new JpaCatalog(entities), rows, CLOCK).add(owner, asset));
  }

  private static UUID added(AddingAsset.Outcome outcome) {
    return ((AddingAsset.Added) outcome).assetId();
  }

  private static List<FieldError> errors(AddingAsset.Outcome outcome) {
    return ((AddingAsset.Invalid) outcome).errors();
  }

  private static AliasStatus addAlias(TenantId owner, UUID asset, String language, String text) {
    AddingAlias.Outcome outcome =
        TRANSACTIONS.run(
            owner,
            (entities, rows) ->
                new AddingAlias(new JpaCatalog(entities), CLOCK)
                    .add(owner, asset, new AliasName.Typed(language, text)));
    return ((AddingAlias.Added) outcome).status();
  }

  private static RemovingAlias.Outcome remove(TenantId owner, UUID alias) {
    return TRANSACTIONS.run(
        owner,
        (entities, rows) -> new RemovingAlias(new JpaCatalog(entities)).remove(owner, alias));
  }

  private static PricingAsset.Outcome price(
      TenantId owner, UUID asset, String territories, String price) {
    return TRANSACTIONS.run(
        owner,
        (entities, rows) ->
            new PricingAsset(new JpaCatalog(entities), rows, CLOCK)
                .price(owner, SOMEBODY, asset, territories, price));
  }

  private static StoppingAsset.Outcome stop(TenantId owner, Level level, GrantedBefore before) {
    return TRANSACTIONS.run(
        owner,
        (entities, rows) -> new StoppingAsset(rows, CLOCK).stop(owner, SOMEBODY, level, before));
  }

  private void resume(Level level) {
    assertThat(
            TRANSACTIONS.<ResumingAsset.Outcome>run(
                tenant,
                (entities, rows) -> new ResumingAsset(rows, CLOCK).resume(tenant, SOMEBODY, level)))
        .isEqualTo(ResumingAsset.Outcome.RESUMED);
  }

  private static StoppingAsset.Outcome stop(TenantId owner, Level level) {
    return stop(owner, level, GrantedBefore.TAKEN_BACK);
  }

  private static @Nullable Object stoppedAt(String table, UUID id) {
    return TestTenants.value(DATABASE, "select stopped_at from " + table + " where id = ?", id);
  }
}
