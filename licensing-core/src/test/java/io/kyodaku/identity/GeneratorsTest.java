package io.kyodaku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import java.time.Duration;
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

    ChangingRateCard.Outcome changed =
        IdentityFixture.TRANSACTIONS.run(
            () ->
                new ChangingRateCard(store, admin, identity.clock)
                    .change(operator, id, new Rates(3_000_000, 6_000_000)));

    assertThat(changed).isEqualTo(new ChangingRateCard.Outcome.Changed(2));
    assertThat(generators.find(id).orElseThrow().rates())
        .isEqualTo(new Rates(3_000_000, 6_000_000));
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
