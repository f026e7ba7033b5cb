package io.kyodaku.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingPolicyTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

  private static final String RULES =
      "{\"zone\":\"Asia/Tokyo\",\"rules\":[{\"id\":\"r1\",\"name\":\"Japan\",\"action\":\"ALLOW\","
          + "\"territories\":{\"include\":[\"JP\"],\"covers\":\"JP\"}}]}";

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final TenantId stranger = TestTenants.verified(DATABASE, "JPY");
  private final UUID work = Ids.next();
  private final UUID asset = Ids.next();

  SettingPolicyTest() {
    TestTenants.execute(
        DATABASE,
        "insert into work (id, tenant_id, title, created_at) values (?, ?, 'Work', now())",
        work,
        tenant.value());
    TestTenants.execute(
        DATABASE,
        "insert into asset (id, tenant_id, work_id, kind, name, created_at)"
            + " values (?, ?, ?, 'CHARACTER', 'Asset', now())",
        asset,
        tenant.value(),
        work);
    TestTenants.execute(
        DATABASE,
        "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
            + " price_per_second_micros, currency, status)"
            + " values (gen_random_uuid(), ?, ?, 10000, '*', 0, 'JPY', 'LIVE')",
        tenant.value(),
        asset);
  }

  @Test
  void eachLevelHasAPolicyOfItsOwn() {
    assertThat(set(tenant, new Level.OfTenant(), "ASK")).isInstanceOf(SettingPolicy.Set.class);
    assertThat(set(tenant, new Level.OfWork(work), "FAN")).isInstanceOf(SettingPolicy.Set.class);
    assertThat(set(tenant, new Level.OfAsset(asset), "OPEN")).isInstanceOf(SettingPolicy.Set.class);
    assertThat(at(new Level.OfTenant())).contains(PolicyPreset.ASK);
    assertThat(at(new Level.OfWork(work))).contains(PolicyPreset.FAN);
    assertThat(at(new Level.OfAsset(asset))).contains(PolicyPreset.OPEN);
  }

  @Test
  void aPolicyChangesAndIsTakenBack() {
    set(tenant, new Level.OfAsset(asset), "OPEN");
    set(tenant, new Level.OfAsset(asset), "CLOSED");
    assertThat(at(new Level.OfAsset(asset))).contains(PolicyPreset.CLOSED);
    set(tenant, new Level.OfAsset(asset), "");
    assertThat(at(new Level.OfAsset(asset))).isEmpty();
    set(tenant, new Level.OfAsset(asset), null);
    assertThat(at(new Level.OfAsset(asset))).isEmpty();
  }

  @Test
  void anUnknownPresetIsNamedByField() {
    SettingPolicy.Outcome outcome = set(tenant, new Level.OfAsset(asset), "open");
    assertThat(outcome).isInstanceOf(SettingPolicy.Invalid.class);
    assertThat(((SettingPolicy.Invalid) outcome).errors().getFirst().field()).isEqualTo("policy");
  }

  @Test
  void whatIsAnothersIsNotFound() {
    assertThat(set(stranger, new Level.OfAsset(asset), "OPEN"))
        .isInstanceOf(SettingPolicy.NotFound.class);
    assertThat(set(stranger, new Level.OfWork(work), "OPEN"))
        .isInstanceOf(SettingPolicy.NotFound.class);
    assertThat(at(new Level.OfAsset(asset))).isEmpty();
  }

  @Test
  void whoSawAnOlderVersionChangesNothingAndIsTold() {
    Level level = new Level.OfWork(work);
    assertThat(change(level, "OPEN", Optional.empty())).isInstanceOf(SettingPolicy.Set.class);
    Optional<UUID> seen = latest(level);
    assertThat(change(level, "FAN", Optional.empty())).isInstanceOf(SettingPolicy.Conflict.class);
    assertThat(change(level, "", seen)).isInstanceOf(SettingPolicy.Set.class);
    assertThat(change(level, "FAN", seen)).isInstanceOf(SettingPolicy.Conflict.class);
    assertThat(at(level)).isEmpty();
    assertThat(change(level, "FAN", latest(level))).isInstanceOf(SettingPolicy.Set.class);
    assertThat(at(level)).contains(PolicyPreset.FAN);
  }

  /** A yes becomes a rule where the asset is asked about still, and nothing else changes. */
  @Test
  void whatIsAllowedOnceIsAllowedFromNowOnWhereItIsAskedStill() {
    Level.OfAsset level = new Level.OfAsset(asset);
    set(tenant, level, "ASK");
    String asking = "asset:" + asset + ":ASK:SHARED";
    Rule rule =
        new Rule(
            "new",
            "New",
            Action.ALLOW,
            Conditions.ofUse(Use.SHARED),
            OptionalInt.empty(),
            List.of());
    assertThat(allowLike(tenant, level, rule, "asset:" + asset + ":rule:gone"))
        .isInstanceOf(SettingPolicy.Set.class);
    assertThat(at(level)).contains(PolicyPreset.ASK);
    assertThat(TestTenants.<String>value(DATABASE, CONTROLS_OF, asset)).isEmpty();
    assertThat(allowLike(stranger, level, rule, asking)).isInstanceOf(SettingPolicy.NotFound.class);
    assertThat(allowLike(tenant, level, rule, asking)).isInstanceOf(SettingPolicy.Set.class);
    assertThat(TestTenants.<String>value(DATABASE, CONTROLS_OF, asset)).contains("\"id\":\"new\"");
    assertThat(at(level)).contains(PolicyPreset.ASK);
    assertThat(allowLike(tenant, level, rule, asking)).isInstanceOf(SettingPolicy.Invalid.class);
  }

  @Test
  void nothingIsAllowedPastAWiderRuleThatBlocks() {
    Level.OfAsset level = new Level.OfAsset(asset);
    say(
        new Level.OfWork(work),
        "ASK",
        "{\"rules\":[{\"id\":\"no\",\"name\":\"No\",\"action\":\"BLOCK\",\"themes\":[\"gore\"]}]}",
        Optional.empty());
    Rule rule =
        new Rule(
            "new",
            "New",
            Action.ALLOW,
            Conditions.ofUse(Use.SHARED),
            OptionalInt.empty(),
            List.of());
    assertThat(allowLike(tenant, level, rule, "work:" + work + ":ASK:SHARED"))
        .isInstanceOf(SettingPolicy.Invalid.class);
    assertThat(at(level)).isEmpty();
  }

  private static final String CONTROLS_OF = "select controls from policy where asset_id = ?";

  private static SettingPolicy.Outcome allowLike(
      TenantId owner, Level.OfAsset level, Rule rule, String asking) {
    return TRANSACTIONS.run(
        owner,
        (entities, rows) ->
            new SettingPolicy(
                    new JpaPolicies(entities), new NamedByControls(DATABASE.reader()), rows, CLOCK)
                .allowLike(owner, Actor.system(), level, List.of(rule), asking));
  }

  @Test
  void ofTwoWhoSawTheSameOneChangesItAndTheOtherIsTold() throws Exception {
    Level level = new Level.OfWork(work);
    change(level, "OPEN", Optional.empty());
    Optional<UUID> seen = latest(level);
    List<Callable<SettingPolicy.Outcome>> both =
        List.of(() -> change(level, "FAN", seen), () -> change(level, "ASK", seen));
    List<Class<?>> outcomes = new ArrayList<>();
    try (ExecutorService members = Executors.newFixedThreadPool(both.size())) {
      for (Future<SettingPolicy.Outcome> outcome : members.invokeAll(both)) {
        outcomes.add(outcome.get().getClass());
      }
    }
    assertThat(outcomes)
        .containsExactlyInAnyOrder(SettingPolicy.Set.class, SettingPolicy.Conflict.class);
    assertThat(versions(level)).hasSize(2);
  }

  @Test
  void aVersionThatThereIsNotOrThatIsOfAnotherLevelCountsAsSeenByNobody() {
    Level level = new Level.OfWork(work);
    set(tenant, level, "OPEN");
    set(tenant, new Level.OfAsset(asset), "ASK");
    Optional<UUID> elsewhere = latest(new Level.OfAsset(asset));
    for (Optional<UUID> seen : List.of(Optional.of(Ids.next()), elsewhere)) {
      assertThat(change(level, "FAN", seen)).isInstanceOf(SettingPolicy.Conflict.class);
      assertThat(takeBack(level, seen)).isInstanceOf(SettingPolicy.Conflict.class);
    }
    assertThat(at(level)).contains(PolicyPreset.OPEN);
  }

  @Test
  void whoKnowsAnothersVersionChangesNothingOfIt() {
    Level level = new Level.OfWork(work);
    set(tenant, level, "OPEN");
    Optional<UUID> theirs = latest(level);
    assertThat(changeAs(stranger, level, "CLOSED", theirs))
        .isInstanceOf(SettingPolicy.Conflict.class);
    assertThat(changeAs(stranger, level, "CLOSED", Optional.empty()))
        .isInstanceOf(SettingPolicy.NotFound.class);
    assertThat(at(level)).contains(PolicyPreset.OPEN);
    assertThat(versions(level)).hasSize(1);
  }

  @Test
  void everyVersionIsKeptAndTheLatestIsTakenBack() {
    Level level = new Level.OfTenant();
    set(tenant, level, "OPEN");
    set(tenant, level, "OPEN");
    set(tenant, level, "ASK");
    set(tenant, new Level.OfAsset(asset), "CLOSED");
    assertThat(versions(level)).containsExactly("ASK HERE", "OPEN HERE");
    assertThat(takeBack(level, Optional.empty())).isInstanceOf(SettingPolicy.Conflict.class);
    Optional<UUID> latest = latest(level);
    assertThat(takeBack(level, latest)).isInstanceOf(SettingPolicy.Set.class);
    assertThat(takeBack(level, latest))
        .as("pressed twice")
        .isInstanceOf(SettingPolicy.Conflict.class);
    assertThat(at(level)).contains(PolicyPreset.OPEN);
    assertThat(versions(level)).containsExactly("OPEN BACK", "ASK HERE", "OPEN HERE");
  }

  @Test
  void theFirstThatWasSaidIsTakenBackToNothing() {
    Level level = new Level.OfAsset(asset);
    set(tenant, level, "OPEN");
    assertThat(takeBack(level, latest(level))).isInstanceOf(SettingPolicy.Set.class);
    assertThat(at(level)).isEmpty();
    assertThat(versions(level)).containsExactly("- BACK", "OPEN HERE");
    assertThat(
            TRANSACTIONS.<Integer>run(
                stranger,
                (entities, rows) -> new PolicyVersions(rows).page(stranger, level, 0).size()))
        .isZero();
  }

  @Test
  void whatWasSaidBeforeVersionsWereKeptComesBack() {
    Level level = new Level.OfTenant();
    TestTenants.execute(
        DATABASE,
        "insert into policy (id, tenant_id, preset, updated_at, version)"
            + " values (gen_random_uuid(), ?, 'CLOSED', now(), 0)",
        tenant.value());
    set(tenant, level, "OPEN");
    assertThat(versions(level)).containsExactly("OPEN HERE", "CLOSED EARLIER");
    takeBack(level, latest(level));
    assertThat(at(level)).contains(PolicyPreset.CLOSED);
  }

  @Test
  void theLatestIsWhatWasSaidLastWhicheverClockWasAhead() {
    Level level = new Level.OfWork(work);
    setAt(level, "OPEN", Clock.offset(CLOCK, Duration.ofSeconds(2)));
    setAt(level, "ASK", CLOCK);
    assertThat(versions(level)).containsExactly("ASK HERE", "OPEN HERE");
    takeBack(level, latest(level));
    assertThat(at(level)).contains(PolicyPreset.OPEN);
  }

  @Test
  void rulesGuardsAndCeilingsAreSaidBesideAPresetAndOutliveIt() {
    Level level = new Level.OfAsset(asset);
    assertThat(say(level, "FAN", RULES, Optional.empty())).isInstanceOf(SettingPolicy.Set.class);
    set(tenant, level, "OPEN");
    set(tenant, level, "");
    assertThat(saying(level)).contains(new Saying(Optional.empty(), ControlsText.stored(RULES)));
    assertThat(say(level, "", "", latest(level))).isInstanceOf(SettingPolicy.Set.class);
    assertThat(saying(level)).isEmpty();
    assertThat(page(level)).hasSize(4);
  }

  @Test
  void whatHoldsNamesItsVersion() {
    for (Level level :
        List.of(new Level.OfAsset(asset), new Level.OfWork(work), new Level.OfTenant())) {
      say(level, "FAN", RULES, Optional.empty());
      set(tenant, level, "OPEN");
      assertThat(versionThatHolds(level)).isEqualTo(latest(level).orElseThrow());
    }
  }

  private UUID versionThatHolds(Level level) {
    String at =
        switch (level) {
          case Level.OfAsset of -> "asset_id is not null";
          case Level.OfWork of -> "work_id is not null";
          case Level.OfTenant of -> "asset_id is null and work_id is null";
        };
    return Objects.requireNonNull(
        TestTenants.<UUID>value(
            DATABASE,
            "select version_id from policy where tenant_id = ? and " + at,
            tenant.value()));
  }

  @Test
  void anyVersionIsSaidAgainWhole() {
    Level level = new Level.OfTenant();
    say(level, "FAN", RULES, Optional.empty());
    UUID first = latest(level).orElseThrow();
    say(level, "OPEN", "", latest(level));
    say(level, "ASK", "", latest(level));
    assertThat(sayAgain(level, first, latest(level))).isInstanceOf(SettingPolicy.Set.class);
    assertThat(saying(level))
        .contains(new Saying(Optional.of(PolicyPreset.FAN), ControlsText.stored(RULES)));
    assertThat(sayAgain(level, Ids.next(), latest(level)))
        .isInstanceOf(SettingPolicy.NotFound.class);
    assertThat(sayAgain(level, first, Optional.of(first)))
        .isInstanceOf(SettingPolicy.Conflict.class);
    assertThat(sayAgain(new Level.OfWork(work), first, Optional.empty()))
        .isInstanceOf(SettingPolicy.NotFound.class);
  }

  @Test
  void changesOfDifferentPartsAreMergedAndOfTheSameAreAConflict() {
    Level level = new Level.OfAsset(asset);
    say(level, "FAN", RULES, Optional.empty());
    Optional<UUID> seen = latest(level);
    say(level, "OPEN", RULES, seen);
    String more = RULES.replace("\"rules\"", "\"guards\":{\"audience\":[\"ADULT\"]},\"rules\"");
    assertThat(say(level, "FAN", more, seen)).isInstanceOf(SettingPolicy.Set.class);
    assertThat(saying(level))
        .contains(new Saying(Optional.of(PolicyPreset.OPEN), ControlsText.stored(more)));
    assertThat(say(level, "ASK", RULES, seen)).isInstanceOf(SettingPolicy.Conflict.class);
  }

  /** Each is right by itself; together the first rule would hide the second. */
  @Test
  void whatCanNotBeSaidTogetherIsAConflict() {
    Level level = new Level.OfTenant();
    say(level, "", two("PERSONAL", "COMMERCIAL"), Optional.empty());
    Optional<UUID> seen = latest(level);
    say(level, "", two("PERSONAL\",\"SHARED", "COMMERCIAL"), seen);
    assertThat(say(level, "", two("PERSONAL", "SHARED"), seen))
        .isInstanceOf(SettingPolicy.Conflict.class);
    assertThat(saying(level))
        .contains(
            new Saying(
                Optional.empty(), ControlsText.stored(two("PERSONAL\",\"SHARED", "COMMERCIAL"))));
  }

  private static String two(String first, String second) {
    return "{\"rules\":[{\"id\":\"a\",\"name\":\"A\",\"action\":\"ALLOW\",\"uses\":[\""
        + first
        + "\"]},{\"id\":\"b\",\"name\":\"B\",\"action\":\"ALLOW\",\"uses\":[\""
        + second
        + "\"]}]}";
  }

  @Test
  void whatIsNamedHasToBeThere() {
    Level level = new Level.OfTenant();
    assertThat(
            say(
                level,
                "",
                "{\"guards\":{\"neverWith\":[\"asset:"
                    + Ids.next()
                    + "\"],\"onlyWith\":[\"tenant:"
                    + Ids.next()
                    + "\"]},\"rules\":[{\"id\":\"a\",\"name\":\"n\",\"action\":\"ALLOW\",\"generators\":[\""
                    + Ids.next()
                    + "\"]}]}",
                Optional.empty()))
        .isInstanceOfSatisfying(
            SettingPolicy.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(error -> error.field() + " " + error.fault().code())
                    .containsExactlyInAnyOrder(
                        "rules[0].generators fault.no-such-generator",
                        "guards.neverWith fault.no-such-asset",
                        "guards.onlyWith fault.no-such-tenant"));
    assertThat(
            say(
                level,
                "",
                "{\"guards\":{\"neverWith\":[\"tenant:" + stranger.value() + "\"]}}",
                Optional.empty()))
        .isInstanceOf(SettingPolicy.Set.class);
  }

  @Test
  void nothingIsHalfApplied() {
    Level level = new Level.OfTenant();
    assertThat(say(level, "NONSENSE", "{\"rools\":1}", Optional.empty()))
        .isInstanceOfSatisfying(
            SettingPolicy.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(FieldError::field)
                    .containsExactly("policy", "rools"));
    assertThat(saying(level)).isEmpty();
    assertThat(page(level)).isEmpty();
  }

  /** As an installation has it whose owner of the tables is nothing more. */
  @Test
  void versionsBeginWithWhatWasSaidAlsoWhereTheOwnerIsNoSuperuser() throws Exception {
    TestDatabase older = TestDatabase.fresh();
    TenantId of = TestTenants.verified(older, "JPY");
    TestTenants.execute(
        older,
        "insert into policy (id, tenant_id, preset, updated_at, version)"
            + " values (gen_random_uuid(), ?, 'FAN', now(), 0)",
        of.value());
    try (Connection connection = older.owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          drop table policy_version;
          create role plain_owner;
          grant usage, create on schema public to plain_owner;
          alter table policy owner to plain_owner;
          alter table tenant owner to plain_owner;
          alter table work owner to plain_owner;
          alter table ownership_claim owner to plain_owner;
          set role plain_owner;
          """);
      statement.execute(
          Files.readString(TestDatabase.migrations().resolve("V151__policy_versions.sql")));
    }
    assertThat(
            TestTenants.<String>value(
                older,
                "select preset || ' ' || how from policy_version where tenant_id = ?",
                of.value()))
        .isEqualTo("FAN EARLIER");
  }

  private void setAt(Level level, String preset, Clock clock) {
    TRANSACTIONS.run(
        tenant,
        (entities, rows) ->
            new SettingPolicy(
                    new JpaPolicies(entities), new NamedByControls(DATABASE.reader()), rows, clock)
                .set(tenant, Actor.system(), level, preset));
  }

  private SettingPolicy.Outcome change(Level level, String preset, Optional<UUID> seen) {
    return changeAs(tenant, level, preset, seen);
  }

  private static SettingPolicy.Outcome changeAs(
      TenantId as, Level level, String preset, Optional<UUID> seen) {
    return TRANSACTIONS.run(
        as,
        (entities, rows) ->
            new SettingPolicy(
                    new JpaPolicies(entities), new NamedByControls(DATABASE.reader()), rows, CLOCK)
                .change(as, Actor.system(), level, preset, seen));
  }

  private SettingPolicy.Outcome takeBack(Level level, Optional<UUID> seen) {
    return TRANSACTIONS.run(
        tenant,
        (entities, rows) ->
            new SettingPolicy(
                    new JpaPolicies(entities), new NamedByControls(DATABASE.reader()), rows, CLOCK)
                .takeBack(tenant, Actor.system(), level, seen));
  }

  private SettingPolicy.Outcome say(
      Level level, String preset, String controls, Optional<UUID> seen) {
    return TRANSACTIONS.run(
        tenant,
        (entities, rows) ->
            new SettingPolicy(
                    new JpaPolicies(entities), new NamedByControls(DATABASE.reader()), rows, CLOCK)
                .say(tenant, Actor.system(), level, preset, controls, seen));
  }

  private SettingPolicy.Outcome sayAgain(Level level, UUID version, Optional<UUID> seen) {
    return TRANSACTIONS.run(
        tenant,
        (entities, rows) ->
            new SettingPolicy(
                    new JpaPolicies(entities), new NamedByControls(DATABASE.reader()), rows, CLOCK)
                .sayAgain(tenant, Actor.system(), level, version, seen));
  }

  private Optional<Saying> saying(Level level) {
    return TRANSACTIONS.run(
        tenant, (entities, rows) -> new JpaPolicies(entities).at(level).map(Policy::says));
  }

  private List<String> versions(Level level) {
    return page(level).stream()
        .map(v -> v.preset().map(PolicyPreset::name).orElse("-") + " " + v.how())
        .toList();
  }

  private Optional<UUID> latest(Level level) {
    return page(level).stream().findFirst().map(PolicyVersions.Version::id);
  }

  private List<PolicyVersions.Version> page(Level level) {
    return TRANSACTIONS.run(
        tenant, (entities, rows) -> new PolicyVersions(rows).page(tenant, level, 0));
  }

  private static SettingPolicy.Outcome set(TenantId owner, Level level, @Nullable String preset) {
    return TRANSACTIONS.run(
        owner,
        (entities, rows) ->
            new SettingPolicy(
                    new JpaPolicies(entities), new NamedByControls(DATABASE.reader()), rows, CLOCK)
                .set(owner, Actor.system(), level, preset));
  }

  private Optional<PolicyPreset> at(Level level) {
    return TRANSACTIONS.run(
        tenant,
        (entities, rows) ->
            new JpaPolicies(entities)
                .at(level)
                .map(policy -> policy.says().preset().orElseThrow()));
  }
}
