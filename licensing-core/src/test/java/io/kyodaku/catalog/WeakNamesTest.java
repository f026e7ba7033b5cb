package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.screening.Grade;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An owner grades names, gives words of their world and tries sentences. */
class WeakNamesTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final TenantId other = TestTenants.verified(DATABASE, "JPY");
  private final UUID work = TestLicensing.work(DATABASE, tenant);
  private final String strong = "Zo" + Ids.next().toString().replace("-", "");
  private final UUID asset = TestLicensing.asset(DATABASE, tenant, work, strong, "*", 5, "JPY");
  private final UUID alice = TestLicensing.alias(DATABASE, tenant, asset, "Alice");

  @Test
  void aNameIsGradedByScreeningUntilItsOwnerSaysOtherwise() {
    assertThat(grade("Alice")).isEqualTo(Grade.WEAK);
    assertThat(grade(strong)).isEqualTo(Grade.STRONG);
    assertThat(graded(tenant, Optional.of(Grade.STRONG))).isEqualTo(GradingAlias.Outcome.GRADED);
    assertThat(grade("Alice")).isEqualTo(Grade.STRONG);
    assertThat(graded(tenant, Optional.empty())).isEqualTo(GradingAlias.Outcome.GRADED);
    assertThat(grade("Alice")).isEqualTo(Grade.WEAK);
  }

  @Test
  void aSentenceIsTriedWithTheNamesThatAreThereAndWithANewOne() {
    assertThat(tried("", "my friend Alice").said()).isEmpty();
    assertThat(tried("", "Alice and " + strong).said()).containsExactly("Alice", strong);
    assertThat(tried("Momotaro", "M0motaro again").said()).containsExactly("M0motaro");
    assertThat(tried("Golem", "a golem").weakness()).contains(Grade.Weakness.ORDINARY_WORD);
    assertThat(tried("Golem", "a golem").said()).isEmpty();
    assertThat(tried("Momotaro", "x").weakness()).isEmpty();

    added("white rabbit");
    assertThat(tried("", "Alice and a white rabbit").said()).containsExactly("Alice");
    assertThat(tried("Golem", "a golem, a White Rabbit").said()).containsExactly("golem");
  }

  @Test
  void wordsAreKeptOnceAndCanBeRemoved() {
    added("tea party");
    added("TEA  Party");
    added("三月兔");
    assertThat(words(tenant)).containsExactly("TEA  Party", "三月兔");
    assertThat(removed(tenant, "三月兔")).isTrue();
    assertThat(removed(tenant, "三月兔")).isFalse();
    assertThat(words(tenant)).containsExactly("TEA  Party");
  }

  @Test
  void whatCannotBeFoundIsRefusedBesideItsField() {
    for (@Nullable String word :
        new @Nullable String[] {null, " ", "x", "?!", "two\nlines", "x".repeat(201), "\u202eab"}) {
      assertThat(add(tenant, word))
          .as("%.20s", word)
          .isInstanceOfSatisfying(
              ContextWords.Invalid.class,
              invalid ->
                  assertThat(invalid.errors())
                      .extracting(FieldError::field)
                      .containsExactly("word"));
    }
    TryingNames.Outcome outcome =
        as(tenant, rows -> new TryingNames(rows).would(tenant, asset, "x", ""));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            TryingNames.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(FieldError::field)
                    .containsExactly("sentence", "alias"));
  }

  @Test
  void wordsOfAnAssetAreBounded() {
    for (int i = 0; i < ContextWords.WORDS_AT_MOST; i++) {
      added("word " + i);
    }
    assertThat(add(tenant, "one too many")).isInstanceOf(ContextWords.Invalid.class);
    added("WORD 0");
  }

  @Test
  void nobodyTouchesAnothersNames() {
    added("white rabbit");
    assertThat(graded(other, Optional.of(Grade.STRONG))).isEqualTo(GradingAlias.Outcome.NOT_FOUND);
    assertThat(add(other, "tea")).isInstanceOf(ContextWords.NotFound.class);
    assertThat(removed(other, "white rabbit")).isFalse();
    assertThat(words(other)).isEmpty();
    TryingNames.Outcome tried =
        as(other, rows -> new TryingNames(rows).would(other, asset, "", "Alice"));
    assertThat(tried).isInstanceOf(TryingNames.NotFound.class);
    assertThat(words(tenant)).containsExactly("white rabbit");
  }

  private Grade grade(String name) {
    return as(tenant, rows -> new OwnCatalog(rows).asset(tenant, asset))
        .orElseThrow()
        .names()
        .stream()
        .filter(one -> one.text().equals(name))
        .findFirst()
        .orElseThrow()
        .grade();
  }

  private GradingAlias.Outcome graded(TenantId by, Optional<Grade> grade) {
    return as(by, rows -> new GradingAlias(rows).grade(by, alice, grade));
  }

  private TryingNames.Tried tried(String newName, String sentence) {
    return (TryingNames.Tried)
        as(tenant, rows -> new TryingNames(rows).would(tenant, asset, newName, sentence));
  }

  private void added(String word) {
    assertThat(add(tenant, word)).isInstanceOf(ContextWords.Added.class);
  }

  private ContextWords.Outcome add(TenantId by, @Nullable String word) {
    return as(by, rows -> new ContextWords(rows).add(by, asset, word));
  }

  private List<String> words(TenantId by) {
    return as(by, rows -> new ContextWords(rows).of(by, asset));
  }

  private boolean removed(TenantId by, String word) {
    return as(by, rows -> new ContextWords(rows).remove(by, asset, word));
  }

  private static <T> T as(TenantId somebody, Function<DataSource, T> does) {
    return TRANSACTIONS.run(somebody, (entities, rows) -> does.apply(rows));
  }
}
