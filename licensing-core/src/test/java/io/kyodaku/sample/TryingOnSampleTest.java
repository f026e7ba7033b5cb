package io.kyodaku.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.TestSnapshots;
import io.kyodaku.shared.Ids;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a name or a blocked term would be found in, told so that nobody is known by it. */
class TryingOnSampleTest {

  private final TestDatabase database = TestDatabase.shared();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final PromptConsents consents = new PromptConsents(database.admin(), clock);
  private final TestSnapshots snapshots = new TestSnapshots();
  private final UUID asset = snapshots.asset("Nurarihyon");
  private final TryingOnSample trying =
      new TryingOnSample(database.admin(), snapshots.holder(), clock);

  @BeforeEach
  @AfterEach
  void empty() {
    int unused = TestTenants.execute(database, "delete from prompt_consent");
  }

  private void wrote(String... prompts) {
    UUID account = TestTenants.account(database);
    UUID creator = Ids.next();
    int unused =
        TestTenants.execute(
            database,
            "insert into creator (id, account_id, country, created_at) values (?, ?, 'JP', now())",
            creator,
            account);
    consents.give(creator);
    for (String prompt : prompts) {
      int kept =
          TestTenants.execute(
              database,
              "insert into prompt_sample (id, creator_id, prompt, kept_at) values (?, ?, ?, ?)",
              Ids.next(),
              creator,
              prompt,
              clock.instant().atOffset(java.time.ZoneOffset.UTC));
      assertThat(kept).isEqualTo(1);
    }
  }

  private TryingOnSample.Tried name(String alias) {
    return trying.name(snapshots.tenant(), asset, alias, List.of());
  }

  @Test
  void aNewNameIsCountedWithWhatThePresentOnesDoNotFind() {
    wrote("the Slippery Gourd at night", "a garden");
    wrote("Slippery Gourd and Nurarihyon");
    wrote("a slippery gourd in the kitchen");
    wrote("the SLIPPERY GOURD walks home");
    TryingOnSample.Tried tried = name("Slippery Gourd");
    assertThat(tried.sampled()).isEqualTo(5);
    assertThat(tried.found()).isEqualTo(4);
    assertThat(tried.telling()).isEqualTo(3);
    assertThat(tried.extracts()).hasSize(4).isSorted().contains("the Slippery Gourd at night");
  }

  @Test
  void ofFewerThanThreeCreatorsNothingIsTold() {
    wrote("Slippery Gourd", "Slippery Gourd again", "and once more Slippery Gourd");
    wrote("Slippery Gourd too");
    TryingOnSample.Tried tried = name("Slippery Gourd");
    assertThat(tried)
        .isEqualTo(new TryingOnSample.Tried("Slippery Gourd", 4, true, 0, 0, List.of()));
    assertThat(name("Nobody Wrote This"))
        .isEqualTo(new TryingOnSample.Tried("Nobody Wrote This", 4, true, 0, 0, List.of()));
  }

  @Test
  void aBlockedTermIsCountedBesideTheAsset() {
    wrote("Nurarihyon drinks beer");
    wrote("Nurarihyon with a beer");
    wrote("beer for Nurarihyon");
    wrote("beer alone");
    TryingOnSample.Tried tried = trying.term("beer", Set.of(asset));
    assertThat(tried.found()).isEqualTo(4);
    assertThat(tried.telling()).isEqualTo(3);
    assertThat(trying.term("beer", Set.of(Ids.next())).telling()).isZero();
  }

  @Test
  void oneCreatorGivesOneExtractHoweverMuchItWrites() {
    wrote("beer one", "beer two", "beer three");
    wrote("beer four");
    wrote("beer five");
    assertThat(trying.term("beer", Set.of(asset)).extracts()).hasSize(3);
  }
}
