package io.kyodaku.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.groups.Tuple;

/** Whatever is asked and agreed: nothing is lost and nothing made where fees are divided. */
class PoolPropertyTest {

  private static final Currency JPY = Currency.getInstance("JPY");
  private static final Currency USD = Currency.getInstance("USD");
  private static final UUID AGREEMENT = Ids.next();
  private static final UUID FIRST = Ids.next();
  private static final UUID SECOND = Ids.next();
  private static final TenantFacts RIVAL = TestCatalogue.tenant("JPY");
  private static final TenantFacts ANOTHER = TestCatalogue.tenant("JPY");
  static final long MOST = 1_000_000_000_000_000L;

  private static ParTable par(long yen, long dollar) {
    return new ParTable(1, Map.of(JPY, yen, USD, dollar));
  }

  private static LicenseTerms asked(
      UUID tenant, int shareBps, Currency currency, long fee, ParTable par) {
    long credits = par.toCreditMicros(fee, currency);
    return terms(tenant, currency, fee, credits)
        .with(new JointTerms(AGREEMENT, shareBps, fee, credits));
  }

  private static LicenseTerms terms(UUID tenant, Currency currency, long fee, long credits) {
    return new LicenseTerms(
        Ids.next(),
        tenant,
        Ids.next(),
        Ids.next(),
        Ids.next(),
        1,
        "rule",
        currency,
        "JP",
        1,
        10_000,
        10_000,
        1,
        fee,
        credits,
        7_000,
        RoyaltyBase.LIST,
        false,
        10_000,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of());
  }

  private static List<LicenseTerms> asked(
      List<Long> ofFirst, List<Long> ofSecond, int shareBps, Currency second, ParTable par) {
    List<LicenseTerms> all = new ArrayList<>();
    ofFirst.forEach(fee -> all.add(asked(FIRST, shareBps, JPY, fee, par)));
    ofSecond.forEach(fee -> all.add(asked(SECOND, 10_000 - shareBps, second, fee, par)));
    return all;
  }

  private static List<LicenseTerms> divided(List<LicenseTerms> asked, ParTable par) {
    return Pool.divided(asked, asked.stream().map(Pool::ownCredits).toList(), par);
  }

  private static long credits(List<LicenseTerms> of, UUID tenant) {
    return of.stream()
        .filter(one -> one.tenantId().equals(tenant))
        .mapToLong(LicenseTerms::feeCreditMicros)
        .sum();
  }

  @Property
  void theCreatorPaysToTheMicrocreditWhatItWas(
      @ForAll @Size(min = 1, max = 3) List<@LongRange(min = 0, max = MOST) Long> ofFirst,
      @ForAll @Size(min = 1, max = 3) List<@LongRange(min = 0, max = MOST) Long> ofSecond,
      @ForAll @IntRange(max = 10_000) int shareBps,
      @ForAll boolean crosses,
      @ForAll @LongRange(min = 1, max = 100_000_000) long yen,
      @ForAll @LongRange(min = 1, max = 100_000_000) long dollar) {
    ParTable par = par(yen, dollar);
    List<LicenseTerms> asked;
    try {
      asked = asked(ofFirst, ofSecond, shareBps, crosses ? USD : JPY, par);
    } catch (ArithmeticException e) {
      return;
    }
    List<LicenseTerms> divided;
    try {
      divided = divided(asked, par);
    } catch (ArithmeticException e) {
      return;
    }
    long pool = asked.stream().mapToLong(Pool::ownCredits).sum();
    assertThat(divided.stream().mapToLong(LicenseTerms::feeCreditMicros).sum()).isEqualTo(pool);
    BigInteger whole = BigInteger.valueOf(10_000);
    BigInteger exact = BigInteger.valueOf(pool).multiply(BigInteger.valueOf(shareBps));
    assertThat(BigInteger.valueOf(credits(divided, FIRST)).multiply(whole))
        .as("the part, to the microcredit")
        .isBetween(exact.subtract(whole), exact.add(whole));
    for (LicenseTerms one : divided) {
      if (pool > 0 && one.feeCreditMicros() == 0) {
        assertThat(one.feeMicros()).as("a fee that nobody pays").isZero();
      }
      assertThat(one.feeMicros()).isNotNegative();
    }
  }

  @Property
  void inOneCurrencyFeesAddUpToTheMicro(
      @ForAll @Size(min = 1, max = 3) List<@LongRange(min = 0, max = MOST) Long> ofFirst,
      @ForAll @Size(min = 1, max = 3) List<@LongRange(min = 0, max = MOST) Long> ofSecond,
      @ForAll @IntRange(max = 10_000) int shareBps) {
    ParTable par = par(1_000_000, 10_000);
    List<LicenseTerms> asked = asked(ofFirst, ofSecond, shareBps, JPY, par);
    assertThat(divided(asked, par).stream().mapToLong(LicenseTerms::feeMicros).sum())
        .isEqualTo(asked.stream().mapToLong(LicenseTerms::feeMicros).sum());
  }

  @Property
  void acrossCurrenciesEachFeeIsItsCreditsWithinHalfAMicro(
      @ForAll @LongRange(min = 0, max = MOST) long ofFirst,
      @ForAll @LongRange(min = 0, max = MOST) long ofSecond,
      @ForAll @IntRange(max = 10_000) int shareBps) {
    ParTable par = par(1_000_000, 10_000);
    for (LicenseTerms one :
        divided(asked(List.of(ofFirst), List.of(ofSecond), shareBps, USD, par), par)) {
      long perMicro = one.currency().equals(USD) ? 100 : 1;
      assertThat(Math.abs(one.feeMicros() * perMicro - one.feeCreditMicros()))
          .isLessThanOrEqualTo(perMicro / 2);
    }
  }

  /** What nobody owns, or owners dispute, is nobody's to give away. */
  @Property(tries = 100)
  void whatIsHeldForOthersIsNeverDivided(
      @ForAll @IntRange(max = 10_000) int shareBps,
      @ForAll @IntRange(min = 1, max = 9_999) int ownedBps,
      @ForAll Held held) {
    TenantFacts first = TestCatalogue.tenant("JPY");
    TenantFacts second = TestCatalogue.tenant("JPY");
    List<LicenseTerms> undivided = granted(held, ownedBps, first, second, List.of(), List.of());
    JointFacts agreed =
        new JointFacts(
            AGREEMENT,
            new JointFacts.Side(first.id(), shareBps),
            new JointFacts.Side(second.id(), 10_000 - shareBps),
            Bits.ALL,
            Territories.everywhere(),
            Instant.EPOCH,
            Instant.EPOCH,
            null);
    List<LicenseTerms> agreedOn =
        granted(
            held,
            ownedBps,
            first,
            second,
            List.of(new JointFacts.Part(agreed, true)),
            List.of(new JointFacts.Part(agreed, false)));
    assertThat(facts(agreedOn)).isEqualTo(facts(undivided));
    assertThat(agreedOn).extracting(LicenseTerms::joint).containsOnlyNulls();
  }

  /** Why a fee is not all its owner's. */
  enum Held {
    UNOWNED,
    CONTESTED,
    NO_PARTY
  }

  private static List<LicenseTerms> granted(
      Held held,
      int ownedBps,
      TenantFacts first,
      TenantFacts second,
      List<JointFacts.Part> ofFirst,
      List<JointFacts.Part> ofSecond) {
    TestCatalogue catalogue = new TestCatalogue();
    UUID generator = catalogue.generator();
    ClaimFacts own = TestCatalogue.claim(first, "JP", ownedBps, 5_000_000, PolicyPreset.OPEN);
    ClaimFacts rival = TestCatalogue.claim(RIVAL, PolicyPreset.OPEN);
    ClaimFacts another = TestCatalogue.claim(ANOTHER, PolicyPreset.OPEN);
    UUID momo = Ids.next();
    switch (held) {
      case UNOWNED -> catalogue.asset(momo, AssetKind.CHARACTER, "Momo", ofFirst, own);
      case CONTESTED -> catalogue.contested(momo, "Momo", ofFirst, List.of(own, rival));
      case NO_PARTY -> catalogue.contested(momo, "Momo", ofFirst, List.of(rival, another), own);
    }
    UUID kaguya =
        catalogue.asset(
            Ids.next(),
            AssetKind.CHARACTER,
            "Kaguya",
            ofSecond,
            TestCatalogue.claim(second, PolicyPreset.OPEN));
    return DecidingTest.price(
            catalogue
                .deciding()
                .decide(Usages.of(List.of(momo, kaguya), Use.SHARED, "JP"), generator))
        .licenses();
  }

  private static List<Tuple> facts(List<LicenseTerms> of) {
    return of.stream()
        .map(
            one ->
                Tuple.tuple(
                    one.tenantId(),
                    one.feeMicros(),
                    one.feeCreditMicros(),
                    one.held().stream().map(HeldPart::ppm).toList()))
        .toList();
  }

  @Property
  void fewerSecondsNeverCostMore(
      @ForAll @Size(min = 1, max = 3) List<@LongRange(min = 0, max = 1_000_000_000) Long> first,
      @ForAll @Size(min = 1, max = 3) List<@LongRange(min = 0, max = 1_000_000_000) Long> second,
      @ForAll @IntRange(max = 10_000) int shareBps,
      @ForAll @IntRange(min = 1, max = 3_600) int seconds,
      @ForAll @IntRange(min = 1, max = 3_600) int others) {
    ParTable par = par(1_000_000, 10_000);
    int most = Math.max(seconds, others);
    int fewer = Math.min(seconds, others);
    List<LicenseTerms> granted = asked(times(first, most), times(second, most), shareBps, USD, par);
    List<Long> weights = granted.stream().map(Pool::ownCredits).toList();
    List<LicenseTerms> whole = Pool.divided(granted, weights, par);
    List<LicenseTerms> part =
        Pool.divided(
            asked(times(first, fewer), times(second, fewer), shareBps, USD, par), weights, par);
    assertThat(sum(part)).isLessThanOrEqualTo(sum(whole));
    for (int i = 0; i < part.size(); i++) {
      assertThat(part.get(i).feeCreditMicros())
          .isLessThanOrEqualTo(whole.get(i).feeCreditMicros() + 1);
    }
  }

  private static long sum(List<LicenseTerms> all) {
    return all.stream().mapToLong(LicenseTerms::feeCreditMicros).sum();
  }

  private static List<Long> times(List<Long> perSecond, int seconds) {
    return perSecond.stream().map(fee -> fee * seconds).toList();
  }
}
