package io.kyodaku.ownership;

import static io.kyodaku.testing.TestTenants.execute;
import static io.kyodaku.testing.TestTenants.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.ownership.MovingConflict.Done;
import io.kyodaku.ownership.MovingConflict.Refused;
import io.kyodaku.rule.Territories;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Conflicts in the database: who opens, sees and moves them, and who tries to past the rules. */
class ConflictWorkflowTest {

  private final TestDatabase database = TestDatabase.shared();
  private final TenantTransactions transactions = TenantTransactions.of(database);
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final Sql owner = new Sql(database.owner());
  private final TenantId holder = licensing("JPY");
  private final TenantId asserting = licensing("USD");
  private final UUID account = TestTenants.account(database);
  private final String name = "Momo" + Ids.next().toString().replace("-", "");
  private final UUID asset =
      TestLicensing.asset(
          database, holder, TestLicensing.work(database, holder), name, "JP|US", 5_000_000, "JPY");
  private final DecidingAssertion deciding = new DecidingAssertion(database.admin(), clock);
  private final MovingConflict moving = new MovingConflict(database.admin(), clock);
  private final ConflictClocks clocks = new ConflictClocks(moving, database.admin(), clock);

  private TenantId licensing(String currency) {
    TenantId tenant = TestTenants.verified(database, currency);
    TestLicensing.contract(database, tenant, currency);
    return tenant;
  }

  @Test
  void whatIsAssertedChangesNothingUntilAnOperatorAdmitsIt() {
    UUID assertion = asserted("60", "JP|FR");
    assertThat(conflicts()).isZero();
    assertThat(claims(asserting)).isZero();
    DecidingAssertion.Admitted admitted =
        (DecidingAssertion.Admitted) deciding.admit(account, assertion);
    assertThat(admitted.conflicts()).hasSize(1);
    ConflictDetail detail = seen(holder, admitted.conflicts().getFirst()).orElseThrow();
    assertThat(detail.conflict().territories()).isEqualTo("JP");
    assertThat(detail.conflict().party(asserting).orElseThrow().side()).isEqualTo(Side.ASSERTING);
    assertThat(detail.conflict().dueAt()).contains(Instant.parse("2026-03-31T23:59:59.999999Z"));
    assertThat(detail.steps().getFirst().text()).isEqualTo("A deed of 1987.");
    assertThat(deciding.admit(account, assertion)).isEqualTo(new DecidingAssertion.NotFound());
    assertThat(
            number(
                "select count(*) from policy where tenant_id = ? and asset_id = '" + asset + "'",
                asserting.value()))
        .isEqualTo(1);
  }

  @Test
  void aShareForWhichThereIsRoomIsNoConflict() {
    assertThat(admitted("100", "FR")).isEmpty();
    assertThat(admitted("100", "DE")).as("more of the claim that it has").isEmpty();
    assertThat(
            owner.first(
                "select territories from ownership_claim where tenant_id = ? and asset_id = ?",
                row -> row.getString(1),
                asserting,
                asset))
        .contains("DE|FR");
  }

  @Test
  void whatComesOverTheWholeWithoutEvidenceWaitsForAnOperator() {
    admitted("100", "FR");
    execute(
        database,
        "update ownership_claim set territories = '*' where tenant_id = ? and asset_id = ?",
        holder.value(),
        asset);
    Conflict conflict = seen(asserting, conflict()).orElseThrow().conflict();
    assertThat(conflict.territories()).isEqualTo("FR");
    assertThat(conflict.party(holder).orElseThrow().side()).isEqualTo(Side.ASSERTING);
    assertThat(conflict.status()).as("nobody's silence wins it").isEqualTo(ConflictStatus.UPHELD);
    assertThat(conflict.dueAt()).isEmpty();
    assertThat(
            number(
                "select count(*) from happening where kind = 'conflict-waits' and subject_id = ?",
                conflict.id()))
        .isEqualTo(1);
  }

  @Test
  void whoLicensesTheAssetOtherwiseChangesThatBeforeItsAssertionIsAdmitted() {
    admitted("100", "FR");
    for (AssertedShare.Form other :
        List.of(
            new AssertedShare.Form("100", "DE", "3", "FAN", "A deed of 1987."),
            new AssertedShare.Form("100", "DE", "2", "CLOSED", "A deed of 1987."))) {
      assertThat(deciding.claimFor(account, asserting, asset, other))
          .isEqualTo(new DecidingAssertion.LicensedOtherwise());
    }
    assertThat(
            number(
                "select count(*) from ownership_assertion where status = 'WAITING' and tenant_id ="
                    + " ?",
                asserting.value()))
        .isZero();
    UUID waits = asserted("100", "DE");
    execute(
        database,
        "update ownership_claim set price_per_second_micros = 1 where tenant_id = ? and asset_id ="
            + " ?",
        asserting.value(),
        asset);
    assertThat(deciding.admit(account, waits)).isEqualTo(new DecidingAssertion.LicensedOtherwise());
  }

  @Test
  void aTerritoryInDisputeIsSettledBeforeAnybodyElseAsserts() {
    UUID conflict = open();
    TenantId third = licensing("JPY");
    UUID assertion = assertedBy(third, "10", "JP");
    assertThat(deciding.admit(account, assertion))
        .isEqualTo(new DecidingAssertion.Disputed(conflict));
    assertRefused(
        "one open conflict",
        "insert into ownership_conflict (id, asset_id, territories, asserting_tenant, status,"
            + " opened_at, due_at) values (gen_random_uuid(), ?, '*', '"
            + third.value()
            + "', 'OPEN', now(), now())",
        asset);
  }

  @Test
  void bothPartiesSeeItAndNobodyElseDoes() {
    UUID conflict = open();
    moving.byParty(account, conflict, new Move.Uphold(holder, "We drew it in 1985."));
    TenantId stranger = licensing("JPY");
    assertThat(seen(asserting, conflict).orElseThrow().steps())
        .extracting(ConflictDetail.Step::text)
        .contains("We drew it in 1985.");
    assertThat(seen(stranger, conflict)).isEmpty();
    for (String table : List.of("ownership_conflict", "conflict_party", "conflict_step")) {
      assertThat(counted(stranger, "select count(id) from " + table)).isZero();
    }
    assertThat(counted(asserting, "select count(*) from ownership_share")).isZero();
    // Who of the other side wrote it stays that side's.
    assertThatThrownBy(() -> counted(asserting, "select count(account_id) from conflict_step"))
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void nobodyTakesAStepForAnother() {
    UUID conflict = open();
    TenantId stranger = licensing("JPY");
    assertThat(moving.byParty(account, conflict, new Move.Release(stranger, "")))
        .isEqualTo(new MovingConflict.NotFound());
    assertThat(moving.byParty(account, conflict, new Move.Uphold(asserting, "Ours.")))
        .isEqualTo(new Refused(Conflict.Refusal.NOT_THE_HOLDING_SIDE));
    String step =
        "insert into conflict_step (id, conflict_id, kind, tenant_id, account_id, text, at) values"
            + " (gen_random_uuid(), ?, '%s', '%s', '"
            + account
            + "', 'Forged', '2026-03-02T00:00:00Z')";
    assertRefused(
        "conflict_step_conflict_id_tenant_id_fkey",
        step.formatted("RELEASED", stranger.value()),
        conflict);
    assertRefused("no UPHELD", step.formatted("UPHELD", asserting.value()), conflict);
    assertThatThrownBy(
            () ->
                as(
                    asserting,
                    rows ->
                        new Sql(rows).update(step.formatted("RELEASED", holder.value()), conflict)))
        .hasStackTraceContaining("permission denied");
    assertRefused(
        "never", "update conflict_step set text = 'Other' where conflict_id = ?", conflict);
    assertRefused(
        "stays", "update conflict_party set share_bps = 1 where conflict_id = ?", conflict);
    assertRefused(
        "does not go from",
        "update ownership_conflict set status = 'APPEALED', due_at = null where id = ?",
        conflict);
  }

  @Test
  void afterSevenDaysNobodyAppeals() {
    UUID conflict = decided(Map.of(holder, 10_000));
    clock.pass(Duration.ofDays(8));
    assertThat(moving.byParty(account, conflict, new Move.Appeal(asserting, "No.")))
        .isEqualTo(new Refused(Conflict.Refusal.TOO_LATE));
    assertRefused(
        "no APPEALED",
        "insert into conflict_step (id, conflict_id, kind, tenant_id, account_id, text, at) values"
            + " (gen_random_uuid(), ?, 'APPEALED', '"
            + asserting.value()
            + "', '"
            + account
            + "', 'Late', '"
            + clock.instant()
            + "')",
        conflict);
    clocks.run("");
    assertThat(status(conflict)).isEqualTo(ConflictStatus.SETTLED);
    assertThat(shares()).containsExactlyInAnyOrder("JP 10000", "US 10000");
  }

  @Test
  void anAppealIsHeardOnceAndWhatIsDecidedThenStands() {
    UUID conflict = decided(Map.of(holder, 10_000));
    assertThat(moving.byParty(account, conflict, new Move.Appeal(asserting, "See the deed.")))
        .isEqualTo(new Done(ConflictStatus.APPEALED));
    assertThat(
            moving.decide(
                account,
                conflict,
                new Move.Decide(Map.of(asserting, 6_000), "The deed is genuine.")))
        .isEqualTo(new Done(ConflictStatus.SETTLED));
    assertThat(moving.byParty(account, conflict, new Move.Appeal(holder, "And now us.")))
        .isEqualTo(new Refused(Conflict.Refusal.NOT_NOW));
    assertThat(shares()).containsExactlyInAnyOrder("JP 6000", "US 10000");
  }

  @Test
  void silenceOfThirtyDaysAndSevenMoreSettlesIt() {
    UUID conflict = open();
    clock.pass(Duration.between(clock.instant(), Instant.parse("2026-03-31T23:59:59Z")));
    clocks.run("");
    assertThat(status(conflict)).isEqualTo(ConflictStatus.OPEN);
    clock.pass(Duration.ofSeconds(1));
    clocks.run("");
    clocks.run("");
    assertThat(status(conflict)).isEqualTo(ConflictStatus.DECIDED);
    clock.pass(Duration.ofDays(8));
    clocks.run("");
    assertThat(status(conflict)).isEqualTo(ConflictStatus.SETTLED);
    assertThat(shares()).containsExactlyInAnyOrder("JP 4000", "JP 6000", "US 10000");
  }

  /** What is left is more than the whole still: the conflict goes on without one of three. */
  @Test
  void ofThreeOneGivesUpAndTheOthersGoOn() {
    execute(database, "update ownership_claim set share_bps = 5000 where asset_id = ?", asset);
    assertThat(admitted("50", "JP|US")).isEmpty();
    TenantId third = licensing("JPY");
    deciding.admit(account, assertedBy(third, "60", "JP|US"));
    UUID conflict = conflict();
    assertThat(moving.byParty(account, conflict, new Move.Release(asserting, "")))
        .isEqualTo(new Done(ConflictStatus.OPEN));
    assertThat(moving.byParty(account, conflict, new Move.Release(holder, "")))
        .isEqualTo(new Done(ConflictStatus.SETTLED));
  }

  /** The award goes with the share; nobody is awarded what it no longer claims. */
  @Test
  void whoGaveUpItsShareAfterADecisionGetsNothingByIt() {
    execute(database, "update ownership_claim set share_bps = 5000 where asset_id = ?", asset);
    assertThat(admitted("50", "JP|US")).isEmpty();
    TenantId third = licensing("JPY");
    deciding.admit(account, assertedBy(third, "100", "JP|US"));
    UUID conflict = conflict();
    moving.byParty(account, conflict, new Move.Uphold(holder, "Ours"));
    moving.decide(account, conflict, new Move.Decide(Map.of(third, 10_000), "Theirs."));
    assertRefused(
        "check constraint",
        "update conflict_party set standing_bps = 0 where conflict_id = ? and tenant_id = '"
            + third.value()
            + "'",
        conflict);
    assertThat(moving.byParty(account, conflict, new Move.Transfer(third, holder, "")))
        .isEqualTo(new Done(ConflictStatus.DECIDED));
    clock.pass(Duration.ofDays(8));
    clocks.run("");
    assertThat(status(conflict)).isEqualTo(ConflictStatus.SETTLED);
    assertThat(seen(holder, conflict).orElseThrow().conflict().parties())
        .filteredOn(party -> party.awardedBps().orElse(0) > 0)
        .extracting(Party::tenant)
        .containsExactly(holder);
  }

  @Test
  void ofTwoWhoGiveUpAtOnceOneDoes() throws Exception {
    UUID conflict = open();
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
      List<Future<MovingConflict.Outcome>> both =
          List.of(
              nodes.submit(() -> gives(together, conflict, holder)),
              nodes.submit(() -> gives(together, conflict, asserting)));
      assertThat(List.of(both.getFirst().get(), both.getLast().get()))
          .containsExactlyInAnyOrder(
              new Done(ConflictStatus.SETTLED), new Refused(Conflict.Refusal.NOT_NOW));
    }
    assertThat(
            number(
                "select count(*) from conflict_step where conflict_id = ? and kind = 'SETTLED'",
                conflict))
        .isEqualTo(1);
    assertThat(number("select count(*) from ownership_share where conflict_id = ?", conflict))
        .isEqualTo(2);
  }

  private MovingConflict.Outcome gives(CyclicBarrier together, UUID conflict, TenantId party)
      throws Exception {
    together.await();
    return new MovingConflict(database.admin(), clock)
        .byParty(account, conflict, new Move.Release(party, ""));
  }

  @Test
  void aNameThatWaitsIsDecidedWithTheConflict() {
    UUID waiting =
        TestLicensing.alias(
            database,
            asserting,
            TestLicensing.asset(
                database,
                asserting,
                TestLicensing.work(database, asserting),
                "Other" + name,
                "FR",
                1,
                "USD"),
            name);
    assertThat(alias(waiting)).isEqualTo("PENDING");
    UUID conflict = open();
    moving.byParty(account, conflict, new Move.Uphold(holder, "Ours."));
    assertThat(alias(waiting)).isEqualTo("PENDING");
    moving.byParty(account, conflict, new Move.Release(asserting, ""));
    assertThat(alias(waiting)).isEqualTo("REJECTED");
    assertThat(number("select count(*) from alias where asset_id = ? and status = 'LIVE'", asset))
        .isEqualTo(1);
  }

  @Test
  void whoIsAwardedMoreThanHalfMayHaveTheNameToo() {
    assertThat(nameAfter(Map.of(holder, 4_999, asserting, 5_001))).isEqualTo("LIVE");
  }

  @Test
  void aNameIsNotLiveEverywhereByASmallAward() {
    assertThat(nameAfter(Map.of(holder, 9_999, asserting, 1)))
        .as("an operator decides")
        .isEqualTo("PENDING");
  }

  private String nameAfter(Map<TenantId, Integer> awards) {
    UUID waiting =
        TestLicensing.alias(
            database,
            asserting,
            TestLicensing.asset(
                database,
                asserting,
                TestLicensing.work(database, asserting),
                "Other" + name,
                "FR",
                1,
                "USD"),
            name);
    UUID conflict = decided(awards);
    clock.pass(Duration.ofDays(8));
    clocks.run("");
    assertThat(status(conflict)).isEqualTo(ConflictStatus.SETTLED);
    return alias(waiting);
  }

  @Test
  void whoSettlesBehindAnImportDoesNotHoldTheConflictMeanwhile() throws Exception {
    UUID conflict = open();
    try (Connection imports = database.owner().getConnection();
        ExecutorService node = Executors.newSingleThreadExecutor()) {
      imports.setAutoCommit(false);
      try (PreparedStatement lock =
          imports.prepareStatement(
              "select pg_advisory_xact_lock(hashtextextended('kyodaku.alias', 0))")) {
        lock.execute();
      }
      Future<MovingConflict.Outcome> settles =
          node.submit(() -> moving.byParty(account, conflict, new Move.Release(asserting, "")));
      while (number("select count(*) from pg_locks where locktype = 'advisory' and not granted")
          == 0) {
        Thread.sleep(5);
      }
      // As a charge does that adds to the escrow.
      assertThat(
              owner.first(
                  "select status from ownership_conflict where id = ? for share nowait",
                  row -> row.getString(1),
                  conflict))
          .contains("OPEN");
      imports.rollback();
      assertThat(settles.get()).isEqualTo(new Done(ConflictStatus.SETTLED));
    }
  }

  @Test
  void eachStepIsAuditedForBothSidesAndInTheLog() {
    UUID conflict = open();
    moving.byParty(account, conflict, new Move.Uphold(holder, "Ours."));
    List<String> lines =
        owner.list(
            "select a.action || ' ' || a.actor_kind as line from audit_entry a join log_entry l on"
                + " l.subject_id = a.id where a.subject_id = ? order by a.action, a.actor_kind",
            row -> row.getString(1),
            conflict);
    assertThat(lines)
        .containsExactly(
            "conflict-opened SYSTEM",
            "conflict-opened SYSTEM",
            "conflict-upheld ACCOUNT",
            "conflict-upheld SYSTEM");
  }

  @Test
  void theDatabaseKnowsTheSameCountries() {
    assertThat(owner.list("select code from country order by code", row -> row.getString(1)))
        .isEqualTo(Territories.countries());
  }

  private UUID asserted(String share, String territories) {
    return assertedBy(asserting, share, territories);
  }

  private UUID assertedBy(TenantId tenant, String share, String territories) {
    AssertingOwnership.Outcome outcome =
        transactions.run(
            tenant,
            (entities, rows) ->
                new AssertingOwnership(rows, new Published(database.reader()), clock)
                    .assertShare(
                        tenant,
                        account,
                        asset,
                        new AssertedShare.Form(share, territories, "2", "FAN", "A deed of 1987.")));
    return ((AssertingOwnership.Waits) outcome).assertionId();
  }

  private List<UUID> admitted(String share, String territories) {
    DecidingAssertion.Outcome outcome = deciding.admit(account, asserted(share, territories));
    return ((DecidingAssertion.Admitted) outcome).conflicts();
  }

  /** The asserting side claims 60 % in Japan, where the holding side has all of it. */
  private UUID open() {
    return admitted("60", "JP").getFirst();
  }

  private UUID decided(Map<TenantId, Integer> awards) {
    UUID conflict = open();
    moving.byParty(account, conflict, new Move.Uphold(holder, "Ours."));
    assertThat(moving.decide(account, conflict, new Move.Decide(awards, "It is so.")))
        .isEqualTo(new Done(ConflictStatus.DECIDED));
    return conflict;
  }

  private UUID conflict() {
    return owner
        .first(
            "select id from ownership_conflict where asset_id = ?",
            row -> row.getObject(1, UUID.class),
            asset)
        .orElseThrow();
  }

  private long conflicts() {
    return number("select count(*) from ownership_conflict where asset_id = ?", asset);
  }

  private long claims(TenantId tenant) {
    return number(
        "select count(*) from ownership_claim where asset_id = '" + asset + "' and tenant_id = ?",
        tenant.value());
  }

  private List<String> shares() {
    return owner.list(
        "select territory || ' ' || share_bps from ownership_by_country(?) where share_bps > 0",
        row -> row.getString(1),
        asset);
  }

  private ConflictStatus status(UUID conflict) {
    return ConflictStatus.valueOf(
        owner
            .first(
                "select status from ownership_conflict where id = ?",
                row -> row.getString(1),
                conflict)
            .orElseThrow());
  }

  private String alias(UUID id) {
    return owner
        .first("select status from alias where id = ?", row -> row.getString(1), id)
        .orElseThrow();
  }

  private Optional<ConflictDetail> seen(TenantId tenant, UUID conflict) {
    return as(
        tenant,
        rows -> new OwnConflicts(rows, new Published(database.reader())).find(tenant, conflict));
  }

  private <T> T as(TenantId tenant, Function<DataSource, T> look) {
    return transactions.run(tenant, (entities, rows) -> look.apply(rows));
  }

  private long counted(TenantId tenant, String sql) {
    Long count = as(tenant, rows -> new Sql(rows).first(sql, row -> row.getLong(1)).orElseThrow());
    return count;
  }

  private long number(String sql, Object... parameters) {
    Long found = value(database, sql, parameters);
    return found == null ? 0 : found;
  }

  private void assertRefused(String why, String sql, UUID parameter) {
    assertThatThrownBy(() -> owner.update(sql, parameter))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining(why);
  }
}
