package io.kyodaku.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.Concern;
import io.kyodaku.decision.Decided;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.OwnSay;
import io.kyodaku.decision.TestSnapshots;
import io.kyodaku.decision.Trial;
import io.kyodaku.decision.Trials;
import io.kyodaku.decision.Usage;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.Saying;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A draft is kept, replayed and looked at by its owner alone, and does nothing else. */
class ReplayingTest {

  private static final int REFUSED = 12;
  private static final Set<String> WRITTEN =
      Set.of("replay", "replay_sum", "replay_usage", "job", "usage_page", "usage_page_rollup");

  private final TestDatabase database = TestDatabase.shared();
  private final TenantTransactions transactions = TenantTransactions.of(database);
  private final MovableClock clock =
      new MovableClock(
          Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS).plusSeconds(1_800));
  private final TenantId owner = TestTenants.verified(database, "JPY");
  private final TenantId stranger = TestTenants.verified(database, "JPY");
  private final UUID by = TestTenants.account(database);
  private final KeepingPages pages = new KeepingPages(database.admin(), clock);
  private UUID asset = Ids.next();

  @BeforeEach
  void refuse() {
    UUID contract = TestLicensing.contract(database, owner, "JPY");
    assertThat(contract).isNotNull();
    asset =
        TestLicensing.asset(
            database,
            owner,
            TestLicensing.work(database, owner),
            "Refused " + Ids.next(),
            "*",
            3_000_000,
            "JPY");
    RecordingRefusals refusals = new RecordingRefusals(database.charge());
    for (int i = 0; i < REFUSED; i++) {
      clock.pass(Duration.ofHours(-1));
      refusals.note(usage(), Ids.next(), owner + " " + i, refused());
    }
    refusals.flush();
    clock.pass(Duration.ofHours(REFUSED));
  }

  private Usage usage() {
    return new Usage(
        Ids.next(),
        "",
        List.of(asset),
        Use.SHARED,
        new TreeSet<>(Set.of("JP", "US")),
        10,
        Quality.STANDARD,
        Optional.empty());
  }

  private Decided refused() {
    UUID claim =
        new Sql(database.owner())
            .first(
                "select id from ownership_claim where asset_id = ?",
                row -> row.getObject("id", UUID.class),
                asset)
            .orElseThrow();
    OwnSay says =
        new OwnSay(
            Action.BLOCK, "", List.of(new OwnSay.OfClaim(claim, asset, Action.BLOCK, "", 0)));
    return new Decided(
        new Decision.Refused(
            List.of(), List.of(), new Decision.Basis(1, clock.instant(), Optional.empty())),
        () -> Optional.of(new Concern(owner.value(), says, Action.ALLOW, List.of())));
  }

  private interface Step<T> {
    T with(DataSource rows);
  }

  private <T> T as(TenantId tenant, Step<T> step) {
    return transactions.run(tenant, (entities, rows) -> step.with(rows));
  }

  private Optional<Replay> find(TenantId who, UUID id) {
    return as(who, rows -> new Replays(rows).find(owner, id));
  }

  private List<Replays.Line> sums(TenantId who, UUID id, Split split) {
    return as(who, rows -> new Replays(rows).sums(owner, id, split));
  }

  private Optional<Replay> begin(TenantId who, UUID id) {
    return as(who, rows -> new ReplaySteps(rows, clock).begin(owner, id));
  }

  private boolean cancel(UUID id) {
    return as(owner, rows -> new StartingReplay(rows, clock).cancel(owner, id));
  }

  private boolean goesOn(UUID id, long done) {
    return as(owner, rows -> new ReplaySteps(rows, clock).goesOn(owner, id, done));
  }

  private List<PageSource.Stored> pages(TenantId who, Instant from, Instant until) {
    return as(who, rows -> new ReplaySteps(rows, clock).pages(owner, from, until));
  }

  private StartingReplay.Outcome ofPolicy(int days) {
    return as(
        owner,
        rows ->
            new StartingReplay(rows, clock)
                .ofPolicy(owner, by, new Level.OfTenant(), open(), null, days));
  }

  private UUID start(int days) {
    StartingReplay.Outcome outcome = ofPolicy(days);
    assertThat(outcome).isInstanceOf(StartingReplay.Started.class);
    return ((StartingReplay.Started) outcome).replayId();
  }

  private static Saying open() {
    return new Saying(Optional.of(PolicyPreset.OPEN), Controls.NONE);
  }

  private void replay(UUID id) throws Exception {
    pages.keepUp(owner);
    Replay begun = begin(owner, id).orElseThrow();
    Trial.Draft draft = as(owner, rows -> new ReplaySteps(rows, clock).draft(owner, begun));
    Trials.Pair trials = TestSnapshots.loaded(database.reader()).of(owner, Optional.of(draft));
    Tally tally =
        new ReplayRun(
                (from, until) -> pages(owner, from, until),
                new PageReplay(trials, Optional.empty(), begun.currency(), clock.instant()))
            .run(begun.since(), begun.until(), done -> goesOn(id, done));
    boolean unused =
        as(
            owner,
            rows -> {
              new ReplaySteps(rows, clock).end(owner, id, tally);
              return true;
            });
  }

  @Test
  void whatWasRefusedWouldBeGrantedAndEarnAndNothingElseChanges() throws Exception {
    pages.keepUp(owner);
    Map<String, Long> before = rows();
    UUID id = start(StartingReplay.A_MONTH);
    replay(id);
    assertThat(rows()).isEqualTo(before);

    Replay done = find(owner, id).orElseThrow();
    assertThat(done.status()).isEqualTo(ReplayStatus.DONE);
    assertThat(done.usages()).isEqualTo(REFUSED);
    assertThat(done.done()).isEqualTo(REFUSED);
    Sum all = sums(owner, id, Split.ALL).getFirst().sum();
    assertThat(all.refusedWas()).isEqualTo(REFUSED);
    assertThat(all.grantedWould()).isEqualTo(REFUSED);
    // 3 yen a second, ten seconds, 70 %.
    assertThat(all.earnedWould()).isEqualTo(REFUSED * 21_000_000L);
    assertThat(sums(owner, id, Split.TERRITORY))
        .extracting(Replays.Line::value)
        .containsExactly("JP", "US");
    assertThat(usages(owner, id, Optional.of("US"))).hasSize(Samples.OF_A_KIND);
    assertThat(usages(owner, id, Optional.of("DE"))).isEmpty();
  }

  @Test
  void theSameDraftComesToTheSame() throws Exception {
    UUID first = start(StartingReplay.A_MONTH);
    replay(first);
    UUID second = start(StartingReplay.A_MONTH);
    replay(second);
    for (Split split : Split.values()) {
      assertThat(sums(owner, second, split)).isEqualTo(sums(owner, first, split));
    }
    assertThat(usages(owner, second, Optional.empty()))
        .isEqualTo(usages(owner, first, Optional.empty()));
  }

  @Test
  void nobodyElseFindsItOrWhatItFound() throws Exception {
    UUID id = start(StartingReplay.A_MONTH);
    replay(id);
    assertThat(find(stranger, id)).isEmpty();
    assertThat(sums(stranger, id, Split.ALL)).isEmpty();
    assertThat(usages(stranger, id, Optional.empty())).isEmpty();
    assertThat(begin(stranger, id)).isEmpty();
    assertThat(pages(stranger, Instant.EPOCH, clock.instant().plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void whatIsCancelledKeepsNothing() throws Exception {
    UUID id = start(StartingReplay.A_MONTH);
    assertThat(cancel(id)).isTrue();
    assertThat(begin(owner, id)).isEmpty();
    assertThat(goesOn(id, 0)).isFalse();
    assertThat(cancel(id)).isFalse();
  }

  @Test
  void aDayThatNobodyAskedOnHasNothingAndThreeAtOnceAreEnough() throws Exception {
    clock.pass(Duration.ofDays(20));
    UUID id = start(7);
    replay(id);
    assertThat(sums(owner, id, Split.ALL)).isEmpty();
    for (int i = 0; i < StartingReplay.OPEN_AT_MOST; i++) {
      UUID open = start(7);
      assertThat(open).isNotEqualTo(id);
    }
    assertThat(ofPolicy(7)).isInstanceOf(StartingReplay.TooManyOpen.class);
  }

  private List<Sample> usages(TenantId whose, UUID id, Optional<String> territory) {
    return as(
        whose,
        rows ->
            new Replays(rows)
                .usages(
                    owner,
                    id,
                    new Replays.Question(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        territory,
                        0)));
  }

  /** How many rows each table has, but for what a replay writes. */
  private Map<String, Long> rows() {
    Map<String, Long> counts = new TreeMap<>();
    Sql all = new Sql(database.owner());
    for (String table :
        all.list(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind ="
                + " 'r'",
            row -> row.getString(1))) {
      if (!WRITTEN.contains(table)) {
        counts.put(
            table, all.first("select count(*) from " + table, row -> row.getLong(1)).orElseThrow());
      }
    }
    return counts;
  }
}
