package io.kyodaku.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.joint.TwoOwners;
import io.kyodaku.rule.Use;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * An agreement from the rows to the decision: on a node that reads what changed, and years later.
 */
class JointlyDecidedTest {

  private final TestDatabase database = TestDatabase.shared();
  private final TwoOwners owners = new TwoOwners(Clock.systemUTC(), "JPY", "USD");
  private final UUID generator = TestLicensing.generator(database);
  private final SnapshotLoader loader = new SnapshotLoader(database.reader(), Runnable::run);
  private final SnapshotHolder holder = new SnapshotHolder(database.reader(), () -> 0);
  private final Deciding deciding =
      new Deciding(
          holder,
          new Pricing(holder, (terms, facts) -> new FeeSource.Failed("there is no plugin")),
          TestCatalogue.UNKNOWN_AGES,
          Clock.systemUTC());
  private final Usage usage = Usages.of(List.of(owners.momo, owners.kaguya), Use.SHARED, "JP");

  private Decision decided() {
    holder.swap(loader.load(), 0);
    return deciding.decide(usage, generator);
  }

  @Test
  void itIsDecidedByWhatIsInForceAndRunsAgainWhenThatIsOver() {
    assertThat(decided()).isInstanceOf(Decision.Refused.class);
    UUID id = owners.agreed("75", "25");
    Decision.Granted granted = (Decision.Granted) decided();
    assertThat(granted.price().licenses())
        .extracting(LicenseTerms::feeMicros)
        .as("100 credits: 75 in yen and 25 in dollars")
        .containsExactly(75_000_000L, 250_000L);
    assertThat(granted.price().totalMicros()).isEqualTo(100_000_000 + 20_000_000);
    owners.end(id);
    assertThat(decided()).isInstanceOf(Decision.Refused.class);
    Decision again =
        new Rerunning(database.reader(), deciding, holder)
            .decide(usage, generator, List.of(), granted.basis());
    assertThat(again)
        .isInstanceOfSatisfying(
            Decision.Granted.class, then -> assertThat(then.price()).isEqualTo(granted.price()));
  }

  @Test
  void whatIsReadAnewIsWhatWasFollowed() {
    loader.load();
    UUID id = owners.agreed("75", "25");
    assertThat(parts(loader.load())).isEqualTo(parts(anew())).hasSize(1);
    owners.end(id);
    assertThat(parts(loader.load())).isEqualTo(parts(anew())).isEmpty();
  }

  @Test
  void whatWasReplacedHoldsNoLongerThanItsEnd() {
    UUID id = owners.agreed("75", "25");
    UUID unused = owners.agreedFrom("50", "50", LocalDate.now(ZoneOffset.UTC).plusDays(30));
    assertThat(decided()).isInstanceOf(Decision.Granted.class);
    owners.end(id);
    assertThat(decided()).isInstanceOf(Decision.Refused.class);
    assertThat(parts(loader.load())).isEqualTo(parts(anew())).hasSize(1);
  }

  private Snapshot anew() {
    return new SnapshotLoader(database.reader(), Runnable::run).load();
  }

  private List<JointFacts.Part> parts(Snapshot snapshot) {
    return snapshot.asset(owners.momo).orElseThrow().joint();
  }
}
