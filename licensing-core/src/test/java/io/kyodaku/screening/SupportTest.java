package io.kyodaku.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.screening.Term.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Weak names, what supports them, and blocked terms. */
class SupportTest {

  private static final UUID OWNER = new UUID(0, 1);
  private static final UUID ALICE = new UUID(0, 2);
  private static final UUID OTHER = new UUID(0, 3);
  private static final UUID POLICY = new UUID(0, 4);

  private final AliasIndex index =
      new AliasIndex(
          List.of(
              weak("Alice"),
              weak("アリス"),
              new Term(ALICE, "Alice in Wonderland", Role.SUPPORT),
              new Term(ALICE, "white rabbit", Role.SUPPORT),
              new Term(ALICE, "Alice", Role.SUPPORT),
              new Term(OTHER, "black rabbit", Role.SUPPORT),
              new Term(POLICY, "gun", Role.BLOCKED),
              new Term(POLICY, "血", Role.BLOCKED)));

  private static Name weak(String alias) {
    return new Name(OWNER, ALICE, "Alice", alias, Grade.WEAK);
  }

  private List<String> found(String text) {
    return index.find(text).matches().stream()
        .map(m -> text.substring(m.start(), m.end()))
        .toList();
  }

  @Test
  void aWeakNameAloneIsNotFound() {
    assertThat(found("my friend Alice")).isEmpty();
    assertThat(found("Alice, Alice and Alice")).isEmpty();
    assertThat(found("Alice and a black rabbit")).isEmpty();
  }

  @Test
  void aWeakNameIsFoundNearItsTitleAWordOfItsWorldOrAnotherOfItsNames() {
    assertThat(found("Alice in Wonderland")).containsExactly("Alice");
    assertThat(found("a White Rabbit, then Alice")).containsExactly("Alice");
    assertThat(found("Alice (アリス)")).containsExactly("Alice", "アリス");
    assertThat(found("Alice and a wh1te r4bbit")).containsExactly("Alice");
  }

  @Test
  void supportReachesTwoHundredUnits() {
    assertThat(found("white rabbit " + "o".repeat(200) + " Alice")).containsExactly("Alice");
    assertThat(found("white rabbit " + "o".repeat(201) + " Alice")).isEmpty();
    assertThat(found("Alice " + "o".repeat(201) + " white rabbit")).isEmpty();
    assertThat(found("white rabbit" + " ".repeat(1_000) + "Alice")).containsExactly("Alice");
  }

  @Test
  void supportIsNeverReported() {
    assertThat(index.find("a white rabbit")).isEqualTo(Findings.NOTHING);
  }

  @Test
  void blockedTermsAreFoundAsNamesAreEvenOfOneChineseCharacter() {
    assertThat(index.find("a man with a GUN").terms())
        .containsExactly(new FoundTerm(POLICY, "gun", 13, 16));
    assertThat(index.find("流血事件").terms()).containsExactly(new FoundTerm(POLICY, "血", 1, 2));
    assertThat(index.find("gunther").terms()).isEmpty();
    assertThat(index.find("a gun").matches()).isEmpty();
  }

  @Test
  void whatIsRemovedNeitherSupportsNorIsReported() {
    AliasIndex less =
        index.with(
            List.of(),
            List.of(
                new Term(ALICE, "white rabbit", Role.SUPPORT),
                new Term(POLICY, "gun", Role.BLOCKED)));
    assertThat(less.find("Alice, a white rabbit and a gun")).isEqualTo(Findings.NOTHING);
    AliasIndex more = less.with(List.of(new Term(ALICE, "tea party", Role.SUPPORT)), List.of());
    assertThat(more.find("Alice at a tea party").matches()).hasSize(1);
  }

  @Test
  void aLongTextFullOfWeakNamesIsReadInNoTime() {
    List<Sought> many = new ArrayList<>(List.of(weak("Alice"), weak("aa"), weak("桃桃")));
    for (int i = 3; i < 150; i++) {
      many.add(new Name(OWNER, new UUID(1, i), "Peach", "桃".repeat(i)));
    }
    many.add(new Term(ALICE, "rabbit", Role.SUPPORT));
    AliasIndex hostile = new AliasIndex(many);
    long before = System.nanoTime();
    hostile.find("Alice ".repeat(16_000));
    hostile.find("rabbit Alice ".repeat(7_000));
    hostile.find("桃".repeat(20_000));
    hostile.find("a\u0301".repeat(50_000));
    hostile.find("@!".repeat(50_000));
    hostile.find("a!".repeat(50_000));
    hostile.find("\uD800".repeat(100_000));
    assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(20_000);
  }
}
