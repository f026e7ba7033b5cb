package io.kyodaku.generation;

import static io.kyodaku.testing.TestTenants.execute;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.Deciding;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.FeeSource;
import io.kyodaku.decision.Pricing;
import io.kyodaku.decision.SnapshotHolder;
import io.kyodaku.decision.Usage;
import io.kyodaku.generation.Quoting.Outcome.NotLinked;
import io.kyodaku.generation.Quoting.Outcome.Quoted;
import io.kyodaku.identity.CreatorLinks;
import io.kyodaku.identity.Generators;
import io.kyodaku.identity.LiveLinks;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotingTest {

  private final TestDatabase database = TestDatabase.shared();
  private final UUID generator = TestLicensing.generator(database);
  private final UUID creator = creator();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final SnapshotHolder holder = new SnapshotHolder(database.reader());
  private final Quoting quoting =
      new Quoting(
          new Deciding(
              holder,
              new Pricing(holder, (terms, facts) -> new FeeSource.Failed("none")),
              creator -> io.kyodaku.rule.AgeBand.UNKNOWN,
              Clock.systemUTC()),
          new LiveLinks(new CreatorLinks(database.admin()), clock),
          new Generators(database.admin(), Clock.systemUTC()));

  private UUID asset = Ids.next();

  @BeforeEach
  void start() throws InterruptedException {
    TenantId tenant = TestTenants.verified(database, "JPY");
    TestLicensing.contract(database, tenant, "JPY");
    asset =
        TestLicensing.asset(
            database,
            tenant,
            TestLicensing.work(database, tenant),
            "Hero " + tenant.value(),
            "*",
            5_000_000,
            "JPY");
    TestLicensing.policyOfTenant(database, tenant, "FAN");
    holder.start(Thread::new);
    while (!holder.isInTouch()) {
      Thread.sleep(10);
    }
  }

  @AfterEach
  void stop() {
    holder.stop();
  }

  @Test
  void aLinkedGeneratorHearsThePriceOfAUsage() {
    link();
    Quote quote = quoted(Use.SHARED);
    assertThat(quote.decision())
        .isInstanceOfSatisfying(
            Decision.Granted.class,
            granted -> assertThat(granted.price().totalMicros()).isEqualTo(70_000_000));
    assertThat(quote.alternatives()).isEmpty();
  }

  @Test
  void whoeverIsRefusedHearsWhichOtherUsesWouldNotBe() {
    link();
    Quote quote = quoted(Use.COMMERCIAL);
    assertThat(quote.decision()).isInstanceOf(Decision.Refused.class);
    assertThat(quote.alternatives())
        .extracting(alternative -> alternative.usage().use())
        .containsExactly(Use.PERSONAL, Use.SHARED);
  }

  @Test
  void toAGeneratorThatIsNotLinkedTheCreatorDoesNotExist() {
    assertThat(quoting.quote(usage(Use.SHARED), generator)).isEqualTo(new NotLinked());
    link();
    assertThat(quoting.quote(usage(Use.SHARED), generator)).isInstanceOf(Quoted.class);
    execute(database, "update creator_link set unlinked_at = now() where creator_id = ?", creator);
    clock.pass(Duration.ofSeconds(1));
    assertThat(quoting.quote(usage(Use.SHARED), generator)).isEqualTo(new NotLinked());
  }

  @Test
  void thePortalsOwnGeneratorNeedsNoLink() {
    execute(database, "update generator set first_party = true where id = ?", generator);
    assertThat(quoting.quote(usage(Use.SHARED), generator)).isInstanceOf(Quoted.class);
  }

  private Quote quoted(Use use) {
    return ((Quoted) quoting.quote(usage(use), generator)).quote();
  }

  private Usage usage(Use use) {
    return new Usage(
        creator,
        "a garden",
        List.of(asset),
        use,
        new TreeSet<>(List.of("JP")),
        10,
        Quality.STANDARD,
        Optional.empty());
  }

  private void link() {
    execute(
        database,
        "insert into creator_link (id, creator_id, generator_id, linked_at) values (?, ?, ?,"
            + " now())",
        Ids.next(),
        creator,
        generator);
  }

  private UUID creator() {
    UUID id = Ids.next();
    execute(
        database,
        "insert into creator (id, account_id, country, created_at) values (?, ?, 'JP', now())",
        id,
        TestTenants.account(database));
    return id;
  }
}
