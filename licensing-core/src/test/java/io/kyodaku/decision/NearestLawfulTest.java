package io.kyodaku.decision;

import static io.kyodaku.decision.TestCatalogue.ruled;
import static io.kyodaku.decision.TestCatalogue.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NearestLawfulTest {

  private final TestCatalogue catalogue = new TestCatalogue();
  private final UUID generator = catalogue.generator();

  private static String rules(String... rules) {
    return "{\"rules\":[" + String.join(",", rules) + "]}";
  }

  private static String rule(String id, String action, String conditions) {
    return "{\"id\":\""
        + id
        + "\",\"name\":\"Rule "
        + id
        + "\",\"action\":\""
        + action
        + "\""
        + (conditions.isEmpty() ? "" : "," + conditions)
        + "}";
  }

  private Explained explain(Usage usage) {
    return catalogue.deciding(AgeBand.UNKNOWN, TestCatalogue.NOW).explain(usage, generator);
  }

  private List<List<Change>> changes(Usage usage) {
    return explain(usage).alternatives().stream().map(Alternative::changes).toList();
  }

  private UUID ruledAsset(String controls) {
    return catalogue.asset("Momotaro", ruled(tenant("JPY"), controls));
  }

  @Test
  void whatIsGrantedNeedsNoOther() {
    UUID asset = ruledAsset(rules(rule("a", "ALLOW", "")));
    assertThat(explain(Usages.of(List.of(asset), Use.SHARED)).alternatives()).isEmpty();
  }

  @Test
  void anotherUseIsOneChangeAndComesWithItsPrice() {
    catalogue.asset("Momotaro", TestCatalogue.claim(tenant("JPY"), PolicyPreset.FAN));
    Explained explained = explain(Usages.prompt("Momotaro", Use.COMMERCIAL));
    assertThat(explained.alternatives())
        .extracting(Alternative::changes)
        .containsExactly(
            List.of(new Change.ToUse(Use.PERSONAL)), List.of(new Change.ToUse(Use.SHARED)));
    assertThat(explained.alternatives())
        .extracting(one -> DecidingTest.price(one.decision()).totalMicros())
        .containsExactly(20_000_000L, 70_000_000L);
  }

  @Test
  void secondsAreFoundAtTheThreshold() {
    UUID asset = ruledAsset(rules(rule("a", "ALLOW", "\"seconds\":{\"atMost\":8}")));
    assertThat(changes(Usages.of(List.of(asset), Use.SHARED)))
        .containsExactly(List.of(new Change.ToSeconds(8)));
    UUID other =
        ruledAsset(
            rules(rule("a", "BLOCK", "\"seconds\":{\"atMost\":12}"), rule("b", "ALLOW", "")));
    assertThat(changes(Usages.of(List.of(other), Use.SHARED)))
        .containsExactly(List.of(new Change.ToSeconds(13)));
  }

  @Test
  void asManyTerritoriesStayAsAreGranted() {
    UUID asset =
        ruledAsset(
            rules(
                rule("a", "ALLOW", "\"territories\":{\"include\":[\"JP\",\"KR\"]}"),
                rule("b", "ASK", "\"territories\":{\"include\":[\"DE\"]}")));
    assertThat(changes(Usages.of(List.of(asset), Use.SHARED, "JP", "KR", "US", "DE")))
        .containsExactly(List.of(new Change.ToTerritories(new TreeSet<>(List.of("JP", "KR")))));
  }

  @Test
  void whoIsInTheWayIsLeftOutAlsoOfThePrompt() {
    catalogue.asset("Momotaro", TestCatalogue.claim(tenant("JPY"), PolicyPreset.OPEN));
    UUID ogre =
        catalogue.asset("Red Ogre", TestCatalogue.claim(tenant("JPY"), PolicyPreset.CLOSED));
    Explained explained = explain(Usages.prompt("Momotaro fights the Red Ogre", Use.SHARED));
    assertThat(explained.alternatives())
        .extracting(Alternative::changes)
        .containsExactly(List.of(new Change.WithoutAsset(ogre, "Red Ogre")));
    assertThat(explained.alternatives().getFirst().usage().prompt())
        .isEqualTo("Momotaro fights the ________");
  }

  @Test
  void themesThatNobodyGaveAreAskedForWhereTheyWouldHelp() {
    UUID asset =
        ruledAsset(rules(rule("a", "BLOCK", "\"themes\":[\"violence\"]"), rule("b", "ALLOW", "")));
    assertThat(changes(Usages.of(List.of(asset), Use.SHARED)))
        .containsExactly(List.of(new Change.ToThemes(new TreeSet<>())));
  }

  @Test
  void aWindowThatOpensLaterIsWaitedFor() {
    UUID asset = ruledAsset(rules(rule("a", "ALLOW", "\"from\":\"2026-06-01T00:00\"")));
    assertThat(changes(Usages.of(List.of(asset), Use.SHARED)))
        .containsExactly(List.of(new Change.NotBefore(Instant.parse("2026-06-01T00:00:00Z"))));
  }

  @Test
  void twoChangesAreFoundWhereOneIsNotEnough() {
    UUID asset =
        ruledAsset(
            rules(
                rule(
                    "a",
                    "ALLOW",
                    "\"uses\":[\"PERSONAL\"],\"qualities\":[\"PREMIUM\"],\"seconds\":{\"atMost\":60}")));
    assertThat(changes(Usages.of(List.of(asset), Use.SHARED)))
        .containsExactly(
            List.of(new Change.ToUse(Use.PERSONAL), new Change.ToQuality(Quality.PREMIUM)));
  }

  @Test
  void whereAnOwnerDecidesTheNearestThatNeedsNoAnswerIsNamed() {
    UUID asset =
        ruledAsset(rules(rule("a", "ALLOW", "\"seconds\":{\"atMost\":5}"), rule("b", "ASK", "")));
    Explained explained = explain(Usages.of(List.of(asset), Use.SHARED));
    assertThat(explained.decision()).isInstanceOf(Decision.NeedsApproval.class);
    assertThat(explained.alternatives())
        .extracting(Alternative::changes)
        .containsExactly(List.of(new Change.ToSeconds(5)));
  }

  @Test
  void whereNothingWouldBeGrantedWhatWouldBeAskedIsNamed() {
    UUID asset = ruledAsset(rules(rule("a", "ASK", "\"uses\":[\"SHARED\"]")));
    Explained explained = explain(Usages.of(List.of(asset), Use.COMMERCIAL));
    assertThat(explained.alternatives())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.changes()).containsExactly(new Change.ToUse(Use.SHARED));
              assertThat(one.decision()).isInstanceOf(Decision.NeedsApproval.class);
            });
  }

  @Test
  void whatIsClosedHasNoOther() {
    UUID asset = ruledAsset(rules(rule("a", "BLOCK", "")));
    assertThat(explain(Usages.of(List.of(asset), Use.SHARED)).alternatives()).isEmpty();
  }

  @Test
  void everyGuardAndRuleThatHadASayIsNamedInOrder() {
    UUID one =
        ruledAsset(
            rules(
                rule("jp", "ALLOW", "\"territories\":{\"include\":[\"JP\"]}"),
                rule("eu", "BLOCK", "\"territories\":{\"include\":[\"EU\"]}")));
    UUID stopped =
        catalogue.asset("Ogre", true, TestCatalogue.claim(tenant("JPY"), PolicyPreset.OPEN));
    assertThat(explain(Usages.of(List.of(one, stopped), Use.SHARED, "DE", "JP", "US")).steps())
        .extracting(step -> step.kind() + " " + step.name() + " " + step.territories())
        .containsExactly(
            "GUARD stopped []",
            "RULE Rule jp [JP]",
            "RULE Rule eu [DE]",
            "NO_RULE  [US]",
            "RULE OPEN [DE, JP, US]");
  }

  record Ruled(String action, List<Use> uses, int atMost, List<String> where, boolean premium) {
    String text(int number) {
      List<String> conditions = new ArrayList<>();
      if (!uses.isEmpty()) {
        conditions.add(
            "\"uses\":[\"" + String.join("\",\"", uses.stream().map(Use::name).toList()) + "\"]");
      }
      if (atMost < 20) {
        conditions.add("\"seconds\":{\"atMost\":" + atMost + "}");
      }
      if (!where.isEmpty()) {
        conditions.add("\"territories\":{\"include\":[\"" + String.join("\",\"", where) + "\"]}");
      }
      if (premium) {
        conditions.add("\"qualities\":[\"PREMIUM\"]");
      }
      return rule("r" + number, action, String.join(",", conditions));
    }
  }

  /** What is found is granted, and with any of its changes undone it is not. */
  @Property(tries = 500)
  void whatIsFoundIsGrantedAndNothingOfItCanBeLeftOut(
      @ForAll("ruleLists") List<Ruled> rules, @ForAll Use use) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      texts.add(rules.get(i).text(i));
    }
    String controls = rules(texts.toArray(String[]::new));
    if (!(io.kyodaku.rule.ControlsText.read(controls)
        instanceof io.kyodaku.rule.ControlsText.Read)) {
      return;
    }
    TestCatalogue own = new TestCatalogue();
    UUID renderer = own.generator();
    UUID asset = own.asset("Momotaro", ruled(tenant("JPY"), controls));
    Deciding deciding = own.deciding(AgeBand.UNKNOWN, TestCatalogue.NOW);
    Usage usage = Usages.of(List.of(asset), use, "DE", "JP", "US");
    Explained explained = deciding.explain(usage, renderer);
    assertThat(explained.alternatives()).hasSizeLessThanOrEqualTo(3);
    for (Alternative one : explained.alternatives()) {
      String kind = DecidingTest.kind(deciding.decide(one.usage(), renderer));
      assertThat(kind).isEqualTo(DecidingTest.kind(one.decision())).isNotEqualTo("refused");
      if (kind.equals("granted")) {
        for (Change left : one.changes()) {
          Usage without = usage;
          for (Change change : one.changes()) {
            without = change.equals(left) ? without : applied(without, change);
          }
          assertThat(DecidingTest.kind(deciding.decide(without, renderer)))
              .as("%s without %s", one.changes(), left)
              .isNotEqualTo("granted");
        }
      }
    }
  }

  private static Usage applied(Usage usage, Change change) {
    return switch (change) {
      case Change.ToUse to -> usage.with(to.use());
      case Change.ToSeconds to -> usage.withSeconds(to.seconds());
      case Change.ToQuality to -> usage.with(to.quality());
      case Change.ToTerritories to -> usage.withTerritories(to.territories());
      default -> throw new IllegalStateException("not among these rules: " + change);
    };
  }

  @Provide
  Arbitrary<List<Ruled>> ruleLists() {
    return Combinators.combine(
            Arbitraries.of("ALLOW", "ALLOW", "ASK", "BLOCK"),
            Arbitraries.of(Use.class).list().uniqueElements().ofMaxSize(2),
            Arbitraries.integers().between(3, 22),
            Arbitraries.of("DE", "JP", "US").list().uniqueElements().ofMaxSize(2),
            Arbitraries.of(true, false, false))
        .as(Ruled::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Test
  void aPromptFullOfAssetsIsSearchedWithinBounds() {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      ids.add(
          catalogue.asset(
              "Hero number " + i, TestCatalogue.claim(tenant("JPY"), PolicyPreset.CLOSED)));
    }
    assertThat(explain(Usages.of(ids, Use.SHARED, "JP", "US", "DE")).alternatives()).isEmpty();
  }
}
