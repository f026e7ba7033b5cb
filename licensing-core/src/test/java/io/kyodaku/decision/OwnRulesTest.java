package io.kyodaku.decision;

import static io.kyodaku.decision.TestCatalogue.ruled;
import static io.kyodaku.decision.TestCatalogue.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.CreatorAlias;
import io.kyodaku.rule.Obligation;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules and guards that owners write themselves. */
class OwnRulesTest {

  private static final Instant NOW = TestCatalogue.NOW;

  private final TestCatalogue catalogue = new TestCatalogue();
  private final UUID generator = catalogue.generator();

  private static String rule(String action, String conditions) {
    return "{\"id\":\"r"
        + Math.floorMod((action + conditions).hashCode(), 1_000_000)
        + "\",\"name\":\"A rule\",\"action\":\""
        + action
        + "\""
        + (conditions.isEmpty() ? "" : "," + conditions)
        + "}";
  }

  private static String rules(String... rules) {
    return "{\"zone\":\"Asia/Tokyo\",\"rules\":[" + String.join(",", rules) + "]}";
  }

  private UUID asset(String controls, PolicyPreset... preset) {
    return catalogue.asset("Momotaro", ruled(tenant("JPY"), controls, preset));
  }

  private Decision decide(Usage usage, AgeBand age, Instant now) {
    return catalogue.deciding(age, now).decide(usage, generator);
  }

  private String answer(Usage usage) {
    return DecidingTest.kind(decide(usage, AgeBand.ADULT, NOW));
  }

  private static Usage usage(UUID asset, Use use, Set<String> themes, String... territories) {
    Usage usage = Usages.of(List.of(asset), use, territories);
    return new Usage(
        usage.creatorId(),
        usage.prompt(),
        usage.assets(),
        usage.use(),
        usage.territories(),
        usage.seconds(),
        usage.quality(),
        Optional.of(themes));
  }

  @Test
  void theFirstRuleThatSpeaksDecidesAndTheLevelAboveSpeaksOfTheRest() {
    UUID asset =
        asset(
            rules(
                rule("BLOCK", "\"uses\":[\"SHARED\"],\"territories\":{\"include\":[\"DE\"]}"),
                rule("ALLOW", "\"uses\":[\"SHARED\"]")),
            PolicyPreset.ASK);
    assertThat(answer(Usages.of(List.of(asset), Use.SHARED, "DE"))).isEqualTo("refused");
    assertThat(answer(Usages.of(List.of(asset), Use.SHARED, "JP"))).isEqualTo("granted");
    assertThat(answer(Usages.of(List.of(asset), Use.PERSONAL, "DE"))).isEqualTo("asks");
  }

  @Test
  void inSeveralTerritoriesTheStrictestOfTheRulesThatSpeakWins() {
    UUID asset =
        asset(
            rules(
                rule("ALLOW", "\"territories\":{\"include\":[\"JP\"]}"),
                rule("ASK", "\"territories\":{\"include\":[\"EU\"],\"exclude\":[\"FR\"]}")));
    assertThat(answer(Usages.of(List.of(asset), Use.SHARED, "JP"))).isEqualTo("granted");
    assertThat(answer(Usages.of(List.of(asset), Use.SHARED, "JP", "DE"))).isEqualTo("asks");
    assertThat(answer(Usages.of(List.of(asset), Use.SHARED, "JP", "DE", "FR")))
        .isEqualTo("refused");
  }

  /** DESIGN: an unknown fact fails a condition of ALLOW and ASK and holds a condition of BLOCK. */
  @ParameterizedTest
  @CsvSource({
    "ALLOW, ADULT, granted",
    "ALLOW, UNDER_18, refused",
    "ALLOW, UNKNOWN, refused",
    "ASK, ADULT, asks",
    "ASK, UNKNOWN, refused",
    "BLOCK, ADULT, refused",
    "BLOCK, UNDER_18, granted",
    "BLOCK, UNKNOWN, refused"
  })
  void anAgeThatIsNotKnownFailsWhereItWouldHelpAndHoldsWhereItWouldBlock(
      String action, AgeBand age, String answer) {
    UUID asset =
        action.equals("BLOCK")
            ? asset(rules(rule(action, "\"ages\":[\"ADULT\"]")), PolicyPreset.OPEN)
            : asset(rules(rule(action, "\"ages\":[\"ADULT\"]")));
    assertThat(DecidingTest.kind(decide(Usages.of(List.of(asset), Use.SHARED), age, NOW)))
        .isEqualTo(answer);
  }

  @Test
  void themesThatNobodyGaveAreUnknownAndNoThemesAreNone() {
    UUID asset =
        asset(rules(rule("BLOCK", "\"themes\":[\"violence\",\"self-harm\"]")), PolicyPreset.OPEN);
    assertThat(answer(Usages.of(List.of(asset), Use.SHARED))).isEqualTo("refused");
    assertThat(answer(usage(asset, Use.SHARED, Set.of()))).isEqualTo("granted");
    assertThat(answer(usage(asset, Use.SHARED, Set.of("romance")))).isEqualTo("granted");
    assertThat(answer(usage(asset, Use.SHARED, Set.of("Self_Harm")))).isEqualTo("refused");
  }

  /** What is no tag may mean anything, and not telling never helps. */
  @Test
  void themesOfWhichOneIsNoTagAreUnknown() {
    UUID asset = asset(rules(rule("BLOCK", "\"themes\":[\"sexual\"]")), PolicyPreset.OPEN);
    assertThat(answer(usage(asset, Use.SHARED, Set.of("romance")))).isEqualTo("granted");
    assertThat(answer(usage(asset, Use.SHARED, Set.of("romance", "sexual/minors"))))
        .isEqualTo("refused");
    assertThat(answer(usage(asset, Use.SHARED, Set.of("暴力")))).isEqualTo("refused");
  }

  @Test
  void themesThatMayNotBeThereFailAnAllowanceWhenTheyAreOrMayBe() {
    UUID asset = asset(rules(rule("ALLOW", "\"themesNot\":[\"political\"]")));
    assertThat(answer(Usages.of(List.of(asset), Use.SHARED))).isEqualTo("refused");
    assertThat(answer(usage(asset, Use.SHARED, Set.of()))).isEqualTo("granted");
    assertThat(answer(usage(asset, Use.SHARED, Set.of("political")))).isEqualTo("refused");
  }

  /** From its first moment on and up to its last but one, in the owner's time zone. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-30T14:59:59.999Z, refused",
    "2026-11-30T15:00:00Z, granted",
    "2026-12-31T14:59:59.999Z, granted",
    "2026-12-31T15:00:00Z, refused"
  })
  void aWindowIsOfTheOwnersTimeZone(Instant now, String answer) {
    UUID asset =
        asset(rules(rule("ALLOW", "\"from\":\"2026-12-01T00:00\",\"until\":\"2027-01-01T00:00\"")));
    Usage usage = Usages.of(List.of(asset), Use.SHARED);
    assertThat(DecidingTest.kind(decide(usage, AgeBand.UNKNOWN, now))).isEqualTo(answer);
  }

  @Test
  void secondsQualityAndGeneratorAreConditions() {
    UUID asset =
        asset(
            rules(
                rule(
                    "ALLOW",
                    "\"seconds\":{\"atLeast\":5,\"atMost\":10},\"qualities\":[\"STANDARD\"],"
                        + "\"generators\":[\""
                        + generator
                        + "\"]")));
    assertThat(answer(of(asset, 10, Quality.STANDARD))).isEqualTo("granted");
    assertThat(answer(of(asset, 11, Quality.STANDARD))).isEqualTo("refused");
    assertThat(answer(of(asset, 4, Quality.STANDARD))).isEqualTo("refused");
    assertThat(answer(of(asset, 10, Quality.PREMIUM))).isEqualTo("refused");
    UUID other = catalogue.generator();
    assertThat(
            DecidingTest.kind(
                catalogue
                    .deciding(AgeBand.ADULT, NOW)
                    .decide(of(asset, 10, Quality.STANDARD), other)))
        .isEqualTo("refused");
  }

  /** Two owners that let the same creator do something can't tell that it is one. */
  @Test
  void aRuleForACreatorIsForThatCreatorOfThatOwnerAlone() {
    UUID creator = Ids.next();
    TenantFacts owner = tenant("JPY");
    TenantFacts other = tenant("JPY");
    String forIt =
        rules(rule("ALLOW", "\"creators\":[\"" + CreatorAlias.of(owner.id(), creator) + "\"]"));
    UUID asset = catalogue.asset("Momotaro", ruled(owner, forIt, PolicyPreset.ASK));
    UUID elsewhere = catalogue.asset("Kaguya", ruled(other, forIt, PolicyPreset.ASK));
    assertThat(answer(by(creator, asset))).isEqualTo("granted");
    assertThat(answer(by(Ids.next(), asset))).isEqualTo("asks");
    assertThat(answer(by(creator, elsewhere))).isEqualTo("asks");
  }

  private static Usage by(UUID creator, UUID asset) {
    Usage usage = Usages.of(List.of(asset), Use.SHARED, "JP");
    return new Usage(
        creator,
        usage.prompt(),
        usage.assets(),
        usage.use(),
        usage.territories(),
        usage.seconds(),
        usage.quality(),
        usage.themes());
  }

  private static Usage of(UUID asset, int seconds, Quality quality) {
    return Usages.usage("a garden", List.of(asset), Use.SHARED, seconds, quality);
  }

  @Test
  void aRuleMaySayHowManyTimesTheListPriceItIs() {
    UUID half = asset(rules(rule("ALLOW", "\"factorBps\":5000")));
    UUID free = asset(rules(rule("ALLOW", "\"factorBps\":0")));
    UUID usual = asset(rules(rule("ALLOW", "")));
    // Ten seconds of five yen, and twenty credits for compute.
    assertThat(total(half, Use.COMMERCIAL)).isEqualTo(45_000_000);
    assertThat(total(free, Use.COMMERCIAL)).isEqualTo(20_000_000);
    assertThat(total(usual, Use.COMMERCIAL)).isEqualTo(170_000_000);
  }

  private long total(UUID asset, Use use) {
    return DecidingTest.price(decide(Usages.of(List.of(asset), use), AgeBand.ADULT, NOW))
        .totalMicros();
  }

  @Test
  void whereSeveralRulesGrantTheDearestIsPaidAndAllObligationsHold() {
    UUID asset =
        asset(
            rules(
                rule(
                    "ALLOW",
                    "\"territories\":{\"include\":[\"JP\"]},\"factorBps\":0,"
                        + "\"obligations\":[{\"code\":\"visible-mark\"}]"),
                rule(
                    "ALLOW",
                    "\"factorBps\":20000,\"obligations\":[{\"code\":\"attribution\",\"text\":\"©"
                        + " Archive\"},{\"code\":\"retention\",\"days\":30}]")));
    Decision.Granted granted =
        (Decision.Granted)
            decide(Usages.of(List.of(asset), Use.SHARED, "JP", "US"), AgeBand.ADULT, NOW);
    LicenseTerms terms = granted.price().licenses().getFirst();
    assertThat(terms.useFactorBps()).isEqualTo(20_000);
    assertThat(terms.obligations())
        .containsExactly(
            new Obligation.VisibleMark(),
            new Obligation.Attribution("© Archive"),
            new Obligation.Retention(30));
    assertThat(granted.obligations()).containsExactly("attribution", "retention", "visible-mark");
    assertThat(terms.policyVersions()).hasSize(1);
    assertThat(terms.ruleId()).contains(":rule:r");
  }

  @Test
  void whatNoRuleSpeaksOfIsToldWithItsTerritories() {
    UUID asset = asset(rules(rule("ALLOW", "\"territories\":{\"include\":[\"JP\"]}")));
    Decision.Refused refused =
        (Decision.Refused)
            decide(Usages.of(List.of(asset), Use.SHARED, "JP", "US"), AgeBand.ADULT, NOW);
    assertThat(refused.reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.message()).endsWith("in US."));
  }

  @Test
  void noRuleOverridesCompanyThatAnOwnerKeepsApart() {
    UUID villain = Ids.next();
    UUID hero =
        asset(
            "{\"rules\":["
                + rule("ALLOW", "")
                + "],\"guards\":{\"neverWith\":[\"asset:"
                + villain
                + "\",\"kind:LIKENESS\"]}}");
    catalogue.asset(villain, AssetKind.CHARACTER, "Ogre", false, open());
    UUID star = catalogue.asset(Ids.next(), AssetKind.LIKENESS, "A Star", false, open());
    UUID friend = catalogue.asset("Monkey", open());
    assertThat(answer(Usages.of(List.of(hero), Use.SHARED))).isEqualTo("granted");
    assertThat(answer(Usages.of(List.of(hero, friend), Use.SHARED))).isEqualTo("granted");
    assertThat(codes(Usages.of(List.of(hero, villain), Use.SHARED)))
        .containsExactly(CompanyIsWelcome.CODE);
    assertThat(codes(Usages.of(List.of(star, hero), Use.SHARED)))
        .containsExactly(CompanyIsWelcome.CODE);
  }

  @Test
  void onlyWithLeavesNobodyElse() {
    TenantFacts friends = tenant("JPY");
    UUID hero =
        asset(
            "{\"rules\":["
                + rule("ALLOW", "")
                + "],\"guards\":{\"onlyWith\":[\"tenant:"
                + friends.id()
                + "\"]}}");
    UUID friend = catalogue.asset("Monkey", TestCatalogue.claim(friends, PolicyPreset.OPEN));
    UUID stranger = catalogue.asset("Ogre", open());
    assertThat(answer(Usages.of(List.of(hero, friend), Use.SHARED))).isEqualTo("granted");
    assertThat(codes(Usages.of(List.of(hero, friend, stranger), Use.SHARED)))
        .containsExactly(CompanyIsWelcome.CODE);
  }

  @ParameterizedTest
  @CsvSource({"ADULT, granted", "UNDER_18, refused", "UNKNOWN, refused"})
  void anAudienceIsKeptWhateverRulesAllow(AgeBand age, String answer) {
    UUID asset =
        asset("{\"rules\":[" + rule("ALLOW", "") + "],\"guards\":{\"audience\":[\"ADULT\"]}}");
    assertThat(DecidingTest.kind(decide(Usages.of(List.of(asset), Use.SHARED), age, NOW)))
        .isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "Momotaro with a beer, blocked-term",
    "Momotaro with a ＢＥＥＲ!, blocked-term",
    "Momotaro と ビール, blocked-term",
    "Momotaro と びーる, blocked-term",
    "Momotaro with a beard, ''"
  })
  void aTermIsBlockedInAnyOfItsLanguagesAndSpellings(String prompt, String code) {
    asset(
        "{\"rules\":[" + rule("ALLOW", "") + "],\"guards\":{\"blockedTerms\":[\"beer\",\"ビール\"]}}");
    assertThat(String.join(" ", codes(Usages.prompt(prompt, Use.SHARED)))).isEqualTo(code);
  }

  @Test
  void aTermThatSomebodyElseBlocksIsNobodysBusiness() {
    asset("{\"rules\":[" + rule("ALLOW", "") + "],\"guards\":{\"blockedTerms\":[\"beer\"]}}");
    catalogue.asset("Monkey", open());
    assertThat(answer(Usages.prompt("Monkey with a beer", Use.SHARED))).isEqualTo("granted");
    assertThat(codes(Usages.prompt("Monkey and Momotaro with a beer", Use.SHARED)))
        .containsExactly(NoTermIsBlocked.CODE);
  }

  private static ClaimFacts open() {
    return TestCatalogue.claim(tenant("JPY"), PolicyPreset.OPEN);
  }

  private List<String> codes(Usage usage) {
    return decide(usage, AgeBand.ADULT, NOW) instanceof Decision.Refused refused
        ? List.copyOf(new TreeSet<>(refused.reasons().stream().map(Reason::code).toList()))
        : List.of();
  }
}
