package io.kyodaku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class GeneratorsTest {

  private final IdentityFixture identity = new IdentityFixture();
  private final DataSource admin = IdentityFixture.TRANSACTIONS.dataSource();
  private final Generators generators = new Generators(admin, identity.clock);
  private final CreatorLinks links = new CreatorLinks(admin);
  private final Actor operator = Actor.account(identity.operator());
  private final JpaGenerators store = new JpaGenerators(IdentityFixture.TRANSACTIONS.entities());

  @Test
  void aNewGeneratorHasItsFirstRateCard() {
    UUID id = create("Loom " + Ids.next());

    Generators.Listed found = generators.find(id).orElseThrow();
    assertThat(found.rateCardVersion()).isEqualTo(1);
    assertThat(found.rates()).isEqualTo(new Rates(2_000_000, 5_000_000));
  }

  @Test
  void aNameIsOneGeneratorsOnly() {
    String name = "Loom " + Ids.next();
    create(name);

    assertThat(outcomeOfCreating(name, new Rates(1, 1)))
        .isInstanceOf(CreatingGenerator.Outcome.Invalid.class);
    assertThat(outcomeOfCreating("Loom " + Ids.next(), new Rates(-1, Long.MAX_VALUE)))
        .isInstanceOfSatisfying(
            CreatingGenerator.Outcome.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(FieldError::field)
                    .containsExactly("standardPerSecond", "premiumPerSecond"));
  }

  @Test
  void aNewRateCardIsANewVersion() {
    UUID id = create("Loom " + Ids.next());
    identity.clock.pass(Duration.ofDays(1));

    assertThat(change(id, new Rates(3_000_000, 6_000_000), Optional.empty(), 1))
        .isEqualTo(new ChangingRateCard.Outcome.Changed(2));
    assertThat(generators.find(id).orElseThrow().rates())
        .isEqualTo(new Rates(3_000_000, 6_000_000));
    assertThat(standings(id)).containsExactly(RateCards.Standing.IN_FORCE, RateCards.Standing.PAST);
  }

  @Test
  void aRateCardOfALaterDayHoldsFromThatDayOn() {
    UUID id = create("Loom " + Ids.next());
    LocalDate tomorrow = today().plusDays(1);
    change(id, new Rates(3_000_000, 6_000_000), Optional.of(tomorrow), 1);

    assertThat(generators.find(id).orElseThrow().rateCardVersion()).isEqualTo(1);
    assertThat(standings(id))
        .containsExactly(RateCards.Standing.PLANNED, RateCards.Standing.IN_FORCE);
    assertThat(new RateCards(admin, identity.clock).of(id).getLast().until())
        .hasValue(tomorrow.atStartOfDay().toInstant(ZoneOffset.UTC));
    identity.clock.pass(Duration.ofDays(1));
    assertThat(generators.find(id).orElseThrow().rateCardVersion()).isEqualTo(2);
  }

  @Test
  void aPlannedRateCardNeverHoldsOnceANewerOneIsEarlier() {
    UUID id = create("Loom " + Ids.next());
    change(id, new Rates(9_000_000, 9_000_000), Optional.of(today().plusDays(9)), 1);
    change(id, new Rates(3_000_000, 6_000_000), Optional.of(today().plusDays(2)), 2);

    assertThat(standings(id))
        .containsExactly(
            RateCards.Standing.PLANNED, RateCards.Standing.OVERTAKEN, RateCards.Standing.IN_FORCE);
    identity.clock.pass(Duration.ofDays(30));
    assertThat(generators.find(id).orElseThrow().rateCardVersion()).isEqualTo(3);
    assertThat(standings(id))
        .containsExactly(
            RateCards.Standing.IN_FORCE, RateCards.Standing.OVERTAKEN, RateCards.Standing.PAST);
  }

  @Test
  void whoHasNotSeenTheNewestRateCardChangesNothing() {
    UUID id = create("Loom " + Ids.next());
    change(id, new Rates(3_000_000, 6_000_000), Optional.empty(), 1);

    assertThat(change(id, new Rates(1, 1), Optional.empty(), 1))
        .isInstanceOf(ChangingRateCard.Outcome.Outdated.class);
    assertThat(change(Ids.next(), new Rates(1, 1), Optional.empty(), 1))
        .isInstanceOf(ChangingRateCard.Outcome.UnknownGenerator.class);
    assertThat(standings(id)).hasSize(2);
  }

  @Test
  void ratesHoldNeitherFromThePastNorFromAFarDay() {
    UUID id = create("Loom " + Ids.next());
    for (long days : new long[] {-1, ChangingRateCard.DAYS_AHEAD_AT_MOST + 1, 3_000_000}) {
      assertThat(change(id, new Rates(1, 1), Optional.of(today().plusDays(days)), 1))
          .isInstanceOfSatisfying(
              ChangingRateCard.Outcome.Invalid.class,
              invalid ->
                  assertThat(invalid.errors())
                      .extracting(FieldError::field)
                      .containsExactly("from"));
    }
    assertThat(standings(id)).hasSize(1);
  }

  @Test
  void aSuspendedGeneratorsKeysAreNobodysUntilItIsResumed() {
    UUID id = create("Loom " + Ids.next());
    IssuingApiKey.Outcome.Issued issued =
        (IssuingApiKey.Outcome.Issued)
            IdentityFixture.TRANSACTIONS.run(
                () ->
                    new IssuingApiKey(admin, identity.clock)
                        .issue(
                            operator, KeyKind.GENERATOR, id, "farm", KeyKind.GENERATOR.scopes()));
    ApiKeys keys = new ApiKeys(admin, new KeyCache(), identity.clock);
    assertThat(keys.find(issued.key())).isPresent();

    assertThat(suspend(id, " ")).isInstanceOf(SuspendingGenerator.Outcome.Invalid.class);
    assertThat(suspend(id, "It sends what it was not granted."))
        .isInstanceOf(SuspendingGenerator.Outcome.Suspended.class);
    assertThat(suspend(id, "again")).isInstanceOf(SuspendingGenerator.Outcome.NotPossible.class);
    identity.clock.pass(Duration.ofSeconds(1));
    assertThat(keys.find(issued.key())).isEmpty();
    assertThat(generators.find(id).orElseThrow().disabled()).isTrue();

    assertThat(resume(id)).isEqualTo(ResumingGenerator.Outcome.RESUMED);
    assertThat(resume(id)).isEqualTo(ResumingGenerator.Outcome.NOT_POSSIBLE);
    assertThat(keys.find(issued.key())).isPresent();
  }

  private SuspendingGenerator.Outcome suspend(UUID id, String reason) {
    return IdentityFixture.TRANSACTIONS.run(
        () -> new SuspendingGenerator(store, admin, identity.clock).suspend(operator, id, reason));
  }

  private ResumingGenerator.Outcome resume(UUID id) {
    return IdentityFixture.TRANSACTIONS.run(
        () -> new ResumingGenerator(store, admin, identity.clock).resume(operator, id));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(identity.clock.instant(), ZoneOffset.UTC);
  }

  private List<RateCards.Standing> standings(UUID id) {
    return new RateCards(admin, identity.clock)
        .of(id).stream().map(RateCards.Version::standing).toList();
  }

  private ChangingRateCard.Outcome change(
      UUID id, Rates rates, Optional<LocalDate> from, int after) {
    return IdentityFixture.TRANSACTIONS.run(
        () ->
            new ChangingRateCard(store, admin, identity.clock)
                .change(operator, id, new ChangingRateCard.Wanted(rates, from, after)));
  }

  @Test
  void aCreatorLinksChangesTheLimitAndUnlinks() {
    Accounts.Person person = identity.creator();
    UUID creator = person.creator().orElseThrow().creatorId();
    UUID generator = create("Loom " + Ids.next());

    assertThat(link(person, generator, OptionalLong.of(10_000_000)))
        .isInstanceOf(LinkingGenerator.Outcome.Linked.class);
    assertThat(link(person, generator, OptionalLong.of(20_000_000)))
        .isInstanceOf(LinkingGenerator.Outcome.Linked.class);
    assertThat(links.of(creator))
        .singleElement()
        .satisfies(link -> assertThat(link.limitMicros()).hasValue(20_000_000));

    UnlinkingGenerator unlinking = new UnlinkingGenerator(admin, identity.clock);
    assertThat(
            IdentityFixture.TRANSACTIONS.run(
                () -> unlinking.unlink(person.accountId(), creator, generator)))
        .isEqualTo(UnlinkingGenerator.Outcome.UNLINKED);
    assertThat(links.find(creator, generator)).isEmpty();
    assertThat(
            IdentityFixture.TRANSACTIONS.run(
                () -> unlinking.unlink(person.accountId(), creator, generator)))
        .isEqualTo(UnlinkingGenerator.Outcome.WAS_NOT_LINKED);
  }

  @Test
  void aLimitIsNeverLessThanWhatWasSpent() {
    Accounts.Person person = identity.creator();
    UUID creator = person.creator().orElseThrow().creatorId();
    UUID generator = create("Loom " + Ids.next());
    link(person, generator, OptionalLong.empty());
    identity.rows.update(
        "update creator_link set spent_micros = 5000000 where creator_id = ?", creator);

    assertThat(link(person, generator, OptionalLong.of(4_999_999)))
        .isInstanceOf(LinkingGenerator.Outcome.Invalid.class);
    assertThat(link(person, generator, OptionalLong.of(-1)))
        .isInstanceOf(LinkingGenerator.Outcome.Invalid.class);
    assertThat(link(person, generator, OptionalLong.of(5_000_000)))
        .isInstanceOf(LinkingGenerator.Outcome.Linked.class);
    assertThat(link(person, Ids.next(), OptionalLong.empty()))
        .isInstanceOf(LinkingGenerator.Outcome.UnknownGenerator.class);
  }

  private LinkingGenerator.Outcome link(
      Accounts.Person person, UUID generator, OptionalLong limit) {
    return IdentityFixture.TRANSACTIONS.run(
        () ->
            new LinkingGenerator(admin, identity.clock)
                .link(
                    person.accountId(),
                    person.creator().orElseThrow().creatorId(),
                    generator,
                    limit));
  }

  private UUID create(String name) {
    return ((CreatingGenerator.Outcome.Created)
            outcomeOfCreating(name, new Rates(2_000_000, 5_000_000)))
        .generatorId();
  }

  private CreatingGenerator.Outcome outcomeOfCreating(String name, Rates rates) {
    return IdentityFixture.TRANSACTIONS.run(
        () ->
            new CreatingGenerator(store, admin, identity.clock)
                .create(operator, name, false, rates));
  }
}
